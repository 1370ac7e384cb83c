namespace Kernels.Devices;

/// <summary>What <c>--device</c> may ask for.</summary>
public enum DeviceChoice
{
    /// <summary>CUDA where libtorch has it and a device is there, the CPU elsewhere.</summary>
    Auto,

    /// <summary>CUDA, and nothing else.</summary>
    Cuda,

    /// <summary>The CPU, whatever else is there.</summary>
    Cpu,
}
