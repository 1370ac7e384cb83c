using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Trainer.Pretrained.Archives;

/// <summary>Decompresses a gzip file, and checks its checksum and length at the end.</summary>
/// <remarks>
/// <see cref="GZipStream"/> does not detect a truncated file. Files with several members, which are unusual for models, are rejected.
/// Every method throws <see cref="InvalidDataException"/> with a clause as its message if the file is damaged. Source: RFC 1952.
/// </remarks>
internal sealed class GzipContent : IDisposable
{
    private const int TrailerLength = 8;

    private readonly Stream _file;
    private readonly GZipStream _content;
    private readonly Crc32 _crc = new();
    private readonly byte[] _skipped = new byte[64 * 1024];
    private uint _length;

    /// <summary>Checks the header.</summary>
    /// <param name="file">A seekable stream, which stays open.</param>
    public GzipContent(Stream file)
    {
        _file = file;
        Span<byte> start = stackalloc byte[2];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual<byte>([0x1f, 0x8b]))
            throw new InvalidDataException("it is not a gzip archive");
        file.Position = 0;
        _content = new(file, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>The number of bytes; less than requested only at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        try
        {
            var count = _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            _crc.Append(buffer[..count]);
            _length += (uint)count; // modulo 4 GiB, as in the file
            return count;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
    }

    /// <summary>Reads as many bytes as the buffer holds.</summary>
    public void ReadExactly(Span<byte> buffer)
    {
        if (Read(buffer) < buffer.Length)
            throw Damaged();
    }

    /// <summary>Skips bytes.</summary>
    public void Skip(long count)
    {
        for (; count > 0; count -= _skipped.Length)
            ReadExactly(_skipped.AsSpan(0, (int)Math.Min(count, _skipped.Length)));
    }

    /// <summary>Reads the remaining bytes, and checks the checksum and length of the whole content.</summary>
    /// <param name="most">The largest accepted number of remaining bytes.</param>
    public void Finish(long most)
    {
        for (int count; (count = Read(_skipped)) > 0; most -= count)
        {
            if (count > most)
                throw new InvalidDataException("it has data after its end");
        }

        Span<byte> trailer = stackalloc byte[TrailerLength];
        _file.Position = Math.Max(0, _file.Length - TrailerLength);
        _file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _crc.GetCurrentHashAsUInt32()
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != _length)
        {
            throw Damaged();
        }
    }

    public void Dispose() => _content.Dispose();

    private static InvalidDataException Damaged(Exception? innerException = null) =>
        new("it is damaged or cut off: it does not match its checksum", innerException);
}
