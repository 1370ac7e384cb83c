using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Order of the dimensions of tensors that kernels read.</summary>
internal static class TensorLayout
{
    /// <remarks>No copy where the layer before made it.</remarks>
    public static Tensor TimeFirst(this Tensor x) => x.transpose(0, 1).contiguous(); // (B, T, F) -> (T, B, F)
}
