using System.Runtime.InteropServices;

namespace PyTorchFiles;

/// <summary>A tensor as plain bytes: contiguous, row-major, little-endian.</summary>
public sealed class TensorData
{
    /// <param name="shape">The sizes of the dimensions; empty for a scalar.</param>
    /// <param name="bytes">The elements; kept, not copied.</param>
    /// <exception cref="ArgumentException">The shape asks for another number of bytes.</exception>
    public TensorData(ElementType elementType, long[] shape, ReadOnlyMemory<byte> bytes)
    {
        var count = 1L;
        foreach (var size in shape)
            count = checked(count * (size >= 0 ? size : throw new ArgumentException($"A dimension of size {size}.", nameof(shape))));
        if (checked(count * elementType.Size()) != bytes.Length)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes given for {elementType.DType()} [{string.Join(", ", shape)}].", nameof(bytes));
        }

        ElementType = elementType;
        Shape = shape;
        Bytes = bytes;
        Count = count;
    }

    public ElementType ElementType { get; }

    /// <summary>The sizes of the dimensions; empty for a scalar.</summary>
    public long[] Shape { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The elements; tied tensors hold the very same memory.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A tensor of <paramref name="values"/>, copied.</summary>
    public static TensorData Of<T>(ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged => new(ElementTypes.Of<T>(), shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The elements as values, without a copy.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => ElementTypes.Of<T>() == ElementType
            ? MemoryMarshal.Cast<byte, T>(Bytes.Span)
            : throw new InvalidOperationException($"A tensor of {ElementType.DType()} read as {typeof(T).Name}.");

    /// <summary>Whether the two are tied: one memory under both, as a language model's embedding and its decoder.</summary>
    public bool SharesStorageWith(TensorData other) => ElementType == other.ElementType && Bytes.Equals(other.Bytes);
}
