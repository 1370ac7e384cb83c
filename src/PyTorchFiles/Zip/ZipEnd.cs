using System.Buffers.Binary;

namespace PyTorchFiles.Zip;

/// <summary>End record of a zip archive, which gives the position of the directory.</summary>
internal sealed record ZipEnd(long EntryCount, long DirectoryOffset, long DirectoryLength)
{
    private const int Length = 22;
    private const int LocatorLength = 20;
    private const int WideLength = 56;

    /// <exception cref="InvalidDataException">The record is missing, or points outside the file.</exception>
    public static ZipEnd Find(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, Length + ushort.MaxValue + LocatorLength)];
        var tailOffset = stream.Length - tail.Length;
        stream.Position = tailOffset;
        stream.ReadExactly(tail);
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipSignatures.End
                || BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) != record.Length - Length)
            {
                continue;
            }

            var end = Wide(stream, tail.AsSpan(0, at)) ?? new(
                BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(record[12..]));
            return end.CheckedAgainst(tailOffset + at);
        }

        throw new InvalidDataException("its zip directory is missing: the file is truncated. Copy or save it again.");
    }

    /// <returns>The zip64 record, or null when no locator precedes the end record.</returns>
    private static ZipEnd? Wide(Stream stream, ReadOnlySpan<byte> before)
    {
        if (before.Length < LocatorLength)
            return null;
        var locator = before[^LocatorLength..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != ZipSignatures.End64Locator)
            return null;
        var offset = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        Span<byte> record = stackalloc byte[WideLength];
        if (offset < 0 || offset > stream.Length - WideLength)
            throw Damaged();
        stream.Position = offset;
        stream.ReadExactly(record);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipSignatures.End64)
            throw Damaged();
        return new(
            BinaryPrimitives.ReadInt64LittleEndian(record[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[40..]));
    }

    private ZipEnd CheckedAgainst(long endOffset) =>
        EntryCount >= 0 && DirectoryOffset >= 0 && DirectoryLength >= 0 && DirectoryLength <= endOffset - DirectoryOffset
            ? this
            : throw Damaged();

    private static InvalidDataException Damaged() => new("the end of its zip directory is damaged. Copy the file again.");
}
