using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Access to the memory of tensors.</summary>
internal static unsafe class TensorMemory
{
    /// <returns>Address of the first element of a contiguous CPU tensor; valid while the tensor exists.</returns>
    /// <exception cref="ArgumentException">The tensor has another type, layout or device.</exception>
    public static float* Floats(this Tensor tensor) => (float*)Address(tensor, ScalarType.Float32);

    /// <inheritdoc cref="Floats"/>
    public static long* Longs(this Tensor tensor) => (long*)Address(tensor, ScalarType.Int64);

    private static void* Address(Tensor tensor, ScalarType type)
    {
        if (tensor.device_type != TorchSharp.DeviceType.CPU || tensor.dtype != type || !tensor.is_contiguous())
        {
            throw new ArgumentException(
                $"Expected a contiguous {type} tensor in main memory, got {tensor.dtype} on {tensor.device}.", nameof(tensor));
        }

        if (tensor.numel() == 0)
            return null;
        // A span holds at most 2 GB, so take only the first element's.
        using var first = tensor.detach().as_strided([1], [1], tensor.storage_offset());
        return Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }
}
