using System.Runtime.InteropServices;

namespace PyTorchFiles;

/// <summary>A tensor as bytes: contiguous, row-major, little-endian.</summary>
public sealed class TensorData
{
    /// <summary>Creates a tensor over existing memory.</summary>
    /// <param name="elementType">Type of the elements.</param>
    /// <param name="shape">Sizes of the dimensions; empty for a scalar.</param>
    /// <param name="bytes">Bytes of the elements; the memory is kept, not copied.</param>
    /// <exception cref="ArgumentException">The number of bytes does not match the shape.</exception>
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

    /// <summary>Type of the elements.</summary>
    public ElementType ElementType { get; }

    /// <summary>Sizes of the dimensions; empty for a scalar.</summary>
    public long[] Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Bytes of the elements; tied tensors share the same memory.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Creates a tensor from a copy of <paramref name="values"/>.</summary>
    public static TensorData Of<T>(ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged => new(ElementTypes.Of<T>(), shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Returns the elements as values, without a copy.</summary>
    /// <exception cref="InvalidOperationException">The elements have another type.</exception>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => ElementTypes.Of<T>() == ElementType
            ? MemoryMarshal.Cast<byte, T>(Bytes.Span)
            : throw new InvalidOperationException($"A tensor of {ElementType.DType()} read as {typeof(T).Name}.");

    /// <summary>
    /// Returns whether the two tensors are tied, that is, share the same memory, as the embedding and decoder of a language model do.
    /// </summary>
    public bool SharesStorageWith(TensorData other) => ElementType == other.ElementType && Bytes.Equals(other.Bytes);
}
