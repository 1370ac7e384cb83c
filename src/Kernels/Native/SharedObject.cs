using System.Buffers.Binary;

namespace Kernels.Native;

/// <summary>Reads the header of an ELF64 shared library.</summary>
internal static class SharedObject
{
    /// <returns>
    /// Length of the file, and its minimum valid length according to the end of its section table; 0 if it is not a little-endian ELF64
    /// file.
    /// </returns>
    public static (long Length, long Expected) Lengths(string path)
    {
        Span<byte> header = stackalloc byte[64];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length || !header.StartsWith("\u007fELF\u0002\u0001"u8))
            return (file.Length, 0);
        var sections = BinaryPrimitives.ReadInt64LittleEndian(header[40..]);     // e_shoff
        var size = BinaryPrimitives.ReadUInt16LittleEndian(header[58..]);        // e_shentsize
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header[60..]);       // e_shnum
        return (file.Length, sections + (long)size * count);
    }
}
