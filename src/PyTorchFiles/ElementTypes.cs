namespace PyTorchFiles;

/// <summary>What PyTorch calls an <see cref="ElementType"/>, and how many bytes one takes.</summary>
public static class ElementTypes
{
    public static IReadOnlyList<ElementType> All { get; } = Enum.GetValues<ElementType>();

    /// <returns>Bytes an element.</returns>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 => 8,
        ElementType.Float32 or ElementType.Int32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => 2,
        ElementType.Int8 or ElementType.UInt8 or ElementType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <returns>The dtype's name below <c>torch</c>, such as <c>float32</c>.</returns>
    public static string DType(this ElementType type) => type.ToString().ToLowerInvariant();

    /// <returns>The name below <c>torch</c> of the storage class that state dicts are pickled with, such as <c>FloatStorage</c>.</returns>
    public static string StorageClass(this ElementType type) => type switch
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

    /// <summary>The value of a <see cref="ElementType.BFloat16"/>, which .NET has no type for.</summary>
    public static float FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <returns>The element type whose values are <typeparamref name="T"/>; .NET has no bfloat16.</returns>
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
