using Kernels.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Lstm;

/// <summary>Whether a device has an LSTM of bfloat16 products in one operation.</summary>
public static class Bfloat16Lstm
{
    private static readonly Lazy<bool> IsInCudnn = new(() => IsIn(CudnnLibrary.FindVersion()));

    /// <summary>
    /// On a GPU libtorch would else run every time step by several small kernels, many times slower than cuDNN does in single precision.
    /// </summary>
    public static bool IsFast(Device device) => device.type != DeviceType.CUDA || IsInCudnn.Value;

    /// <summary>cuDNN's recurrent layers take bfloat16 since 9.13, and libtorch asks it for them from there on.</summary>
    /// <param name="cudnn">Null where there is none.</param>
    internal static bool IsIn(Version? cudnn) => cudnn >= new Version(9, 13);
}
