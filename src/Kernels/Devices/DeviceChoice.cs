namespace Kernels.Devices;

/// <summary>Values of <c>--device</c>.</summary>
public enum DeviceChoice
{
    /// <summary>CUDA if libtorch supports it and a device is available; otherwise the CPU.</summary>
    Auto,

    /// <summary>CUDA; an error if it is not available.</summary>
    Cuda,

    /// <summary>The CPU, even if a GPU is available.</summary>
    Cpu,
}
