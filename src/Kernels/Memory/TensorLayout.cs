using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Changes the order of the dimensions of tensors for kernels.</summary>
internal static class TensorLayout
{
    /// <remarks>Does not copy if the previous layer produced the tensor.</remarks>
    public static Tensor TimeFirst(this Tensor x) => x.transpose(0, 1).contiguous(); // (B, T, F) -> (T, B, F)
}
