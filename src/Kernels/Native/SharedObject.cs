using System.Buffers.Binary;

namespace Kernels.Native;

/// <summary>What the header of an ELF64 shared library says.</summary>
internal static class SharedObject
{
    /// <returns>
    /// The length of the file, and the least that the whole of it has, by where its table of sections ends: 0 when it is no little-endian
    /// ELF64 file.
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
