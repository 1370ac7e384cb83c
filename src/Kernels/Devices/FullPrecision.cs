using static TorchSharp.torch;

namespace Kernels.Devices;

/// <summary>
/// Switches TF32 off until disposed: libtorch lets cuDNN multiply with ten bits of mantissa, whose errors would hide the mistakes a proof is
/// to find.
/// </summary>
public sealed class FullPrecision : IDisposable
{
    private readonly bool _products = backends.cuda.matmul.allow_tf32, _recurrence = backends.cudnn.allow_tf32;

    public FullPrecision() => (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = (false, false);

    public void Dispose() => (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = (_products, _recurrence);
}
