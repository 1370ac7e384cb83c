namespace PyTorchFiles;

/// <summary>Type of a tensor element, little-endian in memory and in files.</summary>
public enum ElementType
{
    Float32,
    Float64,
    Float16,

    /// <summary>The upper 16 bits of a <see cref="Float32"/>.</summary>
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,

    /// <summary>One byte, 0 or 1.</summary>
    Bool,
}
