namespace PyTorchFiles;

/// <summary>PyTorch's names and sizes of each <see cref="ElementType"/>.</summary>
public static class ElementTypes
{
    /// <summary>All element types.</summary>
    internal static IReadOnlyList<ElementType> All { get; } = Enum.GetValues<ElementType>();

    /// <summary>Returns the size of an element.</summary>
    /// <returns>Bytes per element.</returns>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 => 8,
        ElementType.Float32 or ElementType.Int32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => 2,
        ElementType.Int8 or ElementType.UInt8 or ElementType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Returns the name of the dtype.</summary>
    /// <returns>Name in the <c>torch</c> module, such as <c>float32</c>.</returns>
    public static string DType(this ElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>Returns the name of the storage class that state dicts are pickled with.</summary>
    /// <returns>Name in the <c>torch</c> module, such as <c>FloatStorage</c>.</returns>
    internal static string StorageClass(this ElementType type) => type switch
    {
        ElementType.Float32 => "FloatStorage",
        ElementType.Float64 => "DoubleStorage",
        ElementType.Float16 => "HalfStorage",
        ElementType.BFloat16 => "BFloat16Storage",
        ElementType.Int64 => "LongStorage",
        ElementType.Int32 => "IntStorage",
        ElementType.Int16 => "ShortStorage",
        ElementType.Int8 => "CharStorage",
        ElementType.UInt8 => "ByteStorage",
        ElementType.Bool => "BoolStorage",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Converts a <see cref="ElementType.BFloat16"/>, which has no .NET type, to single precision.</summary>
    public static float FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <returns>The element type that corresponds to <typeparamref name="T"/>; .NET has no bfloat16.</returns>
    internal static ElementType Of<T>()
        where T : unmanaged => default(T) switch
        {
            float => ElementType.Float32,
            double => ElementType.Float64,
            Half => ElementType.Float16,
            long => ElementType.Int64,
            int => ElementType.Int32,
            short => ElementType.Int16,
            sbyte => ElementType.Int8,
            byte => ElementType.UInt8,
            bool => ElementType.Bool,
            _ => throw new NotSupportedException($"No tensor holds elements of type {typeof(T).Name}."),
        };
}
