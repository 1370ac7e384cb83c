using Kernels.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Lstm;

/// <summary>Availability of an LSTM with bfloat16 products as a single operation.</summary>
public static class Bfloat16Lstm
{
    private static readonly Lazy<bool> IsInCudnn = new(() => IsIn(CudnnLibrary.FindVersion()));

    /// <summary>
    /// Returns whether the device runs a bfloat16 LSTM as one operation. Otherwise libtorch on a GPU runs several small kernels per time
    /// step, many times slower than cuDNN in single precision.
    /// </summary>
    public static bool IsFast(Device device) => device.type != DeviceType.CUDA || IsInCudnn.Value;

    /// <summary>
    /// Returns whether a cuDNN version supports bfloat16 in recurrent layers, which it does since 9.13; libtorch uses it from that version
    /// on.
    /// </summary>
    /// <param name="cudnn">Version of cuDNN, or null if there is none.</param>
    internal static bool IsIn(Version? cudnn) => cudnn >= new Version(9, 13);
}
