using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;
using Faults;

namespace PyTorchFiles.Zip;

/// <summary>
/// Directory of a zip archive whose entries are all stored, as PyTorch writes them. <see cref="System.IO.Compression"/> does not report the
/// positions of entries or whether they overlap; this class determines both before reading any entry. Source: PKWARE APPNOTE 6.3.10,
/// sections 4.3 to 4.5.
/// </summary>
internal sealed class StoredZip
{
    /// <summary>Error message for TorchScript archives.</summary>
    public const string TorchScript =
        "it is a TorchScript archive, including code, not only weights. Save model.state_dict() with torch.save.";

    private const int MostEntries = 100_000;
    private const long LongestDirectory = 32L << 20;

    private readonly Stream _stream;
    private readonly FrozenDictionary<string, ZipEntry> _entries;

    /// <exception cref="InvalidDataException">The archive is damaged, or is not one that PyTorch writes.</exception>
    public StoredZip(Stream stream)
    {
        _stream = stream;
        var end = ZipEnd.Find(stream);
        if (end.EntryCount > MostEntries || end.DirectoryLength > LongestDirectory)
            throw new InvalidDataException($"it declares {end.EntryCount} zip entries; at most {MostEntries} are allowed.");
        var entries = ReadDirectory(end);
        _entries = Located(entries, end.DirectoryOffset).ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => _entries.Keys;

    public ZipEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Verifies the CRC of the entry in constant memory.</summary>
    public void Verify(ZipEntry entry)
    {
        var crc = new Crc32();
        var chunk = new byte[64 * 1024];
        _stream.Position = entry.Offset;
        for (var rest = entry.Length; rest > 0; rest -= chunk.Length)
        {
            var part = chunk.AsSpan(0, (int)Math.Min(rest, chunk.Length));
            _stream.ReadExactly(part);
            crc.Append(part);
        }

        Compare(entry, crc.GetCurrentHashAsUInt32());
    }

    /// <returns>The bytes of the entry, verified against its CRC.</returns>
    public byte[] Read(ZipEntry entry)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)entry.Length));
        _stream.Position = entry.Offset;
        _stream.ReadExactly(bytes);
        Compare(entry, Crc32.HashToUInt32(bytes));
        return bytes;
    }

    private static void Compare(ZipEntry entry, uint crc)
    {
        if (crc != entry.Crc)
            throw new InvalidDataException($"{Shown(entry.Name)} does not match its checksum: the file is damaged. Copy or save it again.");
    }

    private List<(string Name, long HeaderOffset, long Length, uint Crc)> ReadDirectory(ZipEnd end)
    {
        var directory = new byte[end.DirectoryLength];
        _stream.Position = end.DirectoryOffset;
        _stream.ReadExactly(directory);
        var entries = new List<(string, long, long, uint)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rest = directory.AsSpan();
        for (var i = 0L; i < end.EntryCount; i++)
        {
            if (rest.Length < 46 || BinaryPrimitives.ReadUInt32LittleEndian(rest) != ZipSignatures.DirectoryEntry)
                throw new InvalidDataException($"entry {i} of its zip directory is damaged. Copy the file again.");
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
            var length = 46 + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (rest.Length < length)
                throw new InvalidDataException($"entry {i} of its zip directory is damaged. Copy the file again.");
            var name = SafeName(rest.Slice(46, nameLength));
            if (!names.Add(name))
                throw new InvalidDataException($"zip entry {Shown(name)} occurs twice; PyTorch never writes that.");
            entries.Add(ReadEntry(name, rest, rest.Slice(46 + nameLength, extraLength)));
            rest = rest[length..];
        }

        return entries;
    }

    private static (string Name, long HeaderOffset, long Length, uint Crc) ReadEntry(
        string name, ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        if ((BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 1) != 0)
            throw new InvalidDataException($"zip entry {Shown(name)} is encrypted; PyTorch never does that. Save it again.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(header[10..]) != 0)
        {
            throw new InvalidDataException(name.Contains("/code/")
                ? TorchScript
                : $"zip entry {Shown(name)} is compressed; PyTorch stores entries uncompressed. "
                    + "Load it with torch.load and save it again.");
        }

        var wide = new Zip64Fields(extra);
        var length = wide.Next(BinaryPrimitives.ReadUInt32LittleEndian(header[24..]));
        var stored = wide.Next(BinaryPrimitives.ReadUInt32LittleEndian(header[20..]));
        var offset = wide.Next(BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
        if (length < 0 || offset < 0 || stored != length)
            throw new InvalidDataException($"zip entry {Shown(name)} claims two different lengths.");
        return (name, offset, length, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]));
    }

    /// <summary>Reads the local header of each entry and checks that no two entries overlap each other or the directory.</summary>
    private List<ZipEntry> Located(List<(string Name, long HeaderOffset, long Length, uint Crc)> entries, long directoryOffset)
    {
        var located = new List<ZipEntry>(entries.Count);
        var free = 0L;
        foreach (var (name, headerOffset, length, crc) in entries.OrderBy(entry => entry.HeaderOffset))
        {
            var offset = DataOffset(name, headerOffset, directoryOffset);
            if (headerOffset < free || length > directoryOffset - offset)
            {
                throw new InvalidDataException(
                    $"zip entry {Shown(name)} overlaps another part of the file; refused as a decompression bomb.");
            }

            free = offset + length;
            located.Add(new(name, offset, length, crc));
        }

        return located;
    }

    private long DataOffset(string name, long headerOffset, long directoryOffset)
    {
        Span<byte> header = stackalloc byte[30];
        if (headerOffset <= directoryOffset - header.Length)
        {
            _stream.Position = headerOffset;
            _stream.ReadExactly(header);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var offset = headerOffset + header.Length + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) == ZipSignatures.LocalHeader && offset <= directoryOffset)
            {
                var ownName = new byte[nameLength];
                _stream.ReadExactly(ownName);
                if (Encoding.UTF8.GetString(ownName) == name)
                    return offset;
            }
        }

        throw new InvalidDataException(
            $"zip entry {Shown(name)} is not at the position in the directory: the file is damaged. Copy it again.");
    }

    private static string SafeName(ReadOnlySpan<byte> bytes)
    {
        var name = Encoding.UTF8.GetString(bytes);
        var escapes = name.StartsWith('/') || name.Contains('\\') || name.Split('/').Contains("..") || name.Any(char.IsControl);
        return !escapes ? name : throw new InvalidDataException($"zip entry {Shown(name)} points outside the archive; refused.");
    }

    private static string Shown(string name) => Printable.Of(name);
}
