using static TorchSharp.torch;

namespace Kernels.Devices;

/// <summary>
/// Disables TF32 until disposed. By default, libtorch lets cuDNN multiply with a 10-bit mantissa, whose rounding errors would hide the
/// errors that a numerical check looks for.
/// </summary>
public sealed class FullPrecision : IDisposable
{
    private readonly bool _products = backends.cuda.matmul.allow_tf32, _recurrence = backends.cudnn.allow_tf32;

    /// <summary>Disables TF32 for matrix products and for cuDNN.</summary>
    public FullPrecision() => (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = (false, false);

    public void Dispose() => (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = (_products, _recurrence);
}
