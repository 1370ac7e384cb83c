using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PyTorchFiles.Zip;

/// <summary>
/// Writes uncompressed zip entries sequentially, with a fixed time stamp. The data of each entry starts at a multiple of 64 bytes so that
/// PyTorch can map it into memory. Source: PKWARE APPNOTE 6.3.10; padding as in PyTorch's <c>caffe2/serialize/inline_container.cc</c>.
/// </summary>
/// <param name="stream">Stream to append to.</param>
/// <param name="wideFrom">First offset that needs a 64-bit field. Pass a lower value to create small archives with 64-bit fields.</param>
internal sealed class StoredZipWriter(Stream stream, long wideFrom = ZipSignatures.Wide)
{
    private const int Alignment = 64;
    private const int LocalHeaderLength = 30;

    /// <summary>Version needed to extract: 4.5, the first with 64-bit records.</summary>
    private const ushort Version = 45;

    private const ushort PaddingExtra = 0x4246;

    /// <summary>1 January 1980, the earliest date in the zip format.</summary>
    private const ushort Date = (1 << 5) | 1;

    private readonly List<(byte[] Name, long HeaderOffset, uint Length, uint Crc)> _entries = [];
    private long _position;

    public void Add(string name, ReadOnlySpan<byte> bytes)
    {
        var entry = (Name: Encoding.ASCII.GetBytes(name), HeaderOffset: _position, Length: (uint)bytes.Length, Crc: Crc32.HashToUInt32(bytes));
        var unpadded = _position + LocalHeaderLength + entry.Name.Length + 4;
        var padding = (int)((Alignment - (unpadded % Alignment)) % Alignment);
        var header = new byte[LocalHeaderLength + entry.Name.Length + 4 + padding];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipSignatures.LocalHeader);
        WriteCommon(header.AsSpan(4), entry.Name, entry.Length, entry.Crc);
        var extra = header.AsSpan(LocalHeaderLength + entry.Name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)extra.Length);
        entry.Name.CopyTo(header, LocalHeaderLength);
        BinaryPrimitives.WriteUInt16LittleEndian(extra, PaddingExtra);
        BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], (ushort)padding);
        Write(header);
        Write(bytes);
        _entries.Add(entry);
    }

    /// <summary>Writes the directory; you cannot add entries afterwards.</summary>
    public void Finish()
    {
        var directoryOffset = _position;
        foreach (var entry in _entries)
            WriteDirectoryEntry(entry);
        var directoryLength = _position - directoryOffset;
        var wide = directoryOffset >= wideFrom || directoryLength >= wideFrom || _entries.Count >= ushort.MaxValue;
        if (wide)
            WriteWideEnd(directoryOffset, directoryLength);
        var end = new byte[22];
        var count = wide ? ushort.MaxValue : (ushort)_entries.Count;
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipSignatures.End);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), wide ? ZipSignatures.Wide : (uint)directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), wide ? ZipSignatures.Wide : (uint)directoryOffset);
        Write(end);
    }

    private void WriteDirectoryEntry((byte[] Name, long HeaderOffset, uint Length, uint Crc) entry)
    {
        const int fixedLength = 46;
        var wide = entry.HeaderOffset >= wideFrom;
        var record = new byte[fixedLength + entry.Name.Length + (wide ? 12 : 0)];
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipSignatures.DirectoryEntry);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(4), Version);
        WriteCommon(record.AsSpan(6), entry.Name, entry.Length, entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), wide ? ZipSignatures.Wide : (uint)entry.HeaderOffset);
        entry.Name.CopyTo(record, fixedLength);
        if (wide)
        {
            var extra = record.AsSpan(fixedLength + entry.Name.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(30), (ushort)extra.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(extra, ZipSignatures.WideExtra);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], sizeof(long));
            BinaryPrimitives.WriteInt64LittleEndian(extra[4..], entry.HeaderOffset);
        }

        Write(record);
    }

    private void WriteWideEnd(long directoryOffset, long directoryLength)
    {
        var record = new byte[56 + 20];
        var locator = record.AsSpan(56);
        BinaryPrimitives.WriteUInt32LittleEndian(record, ZipSignatures.End64);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), 56 - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(12), Version);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(14), Version);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), _entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), _entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), directoryLength);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), directoryOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(locator, ZipSignatures.End64Locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], _position);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);
        Write(record);
    }

    /// <summary>Writes the fields that local headers and directory entries share, from "version needed" on.</summary>
    private static void WriteCommon(Span<byte> fields, byte[] name, uint length, uint crc)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(fields, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[14..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[22..], (ushort)name.Length);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _position += bytes.Length;
    }
}
