using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Trainer.Pretrained.Archives;

/// <summary>What a gzip file unfolds to, compared with its checksum and length in the end.</summary>
/// <remarks>
/// <see cref="GZipStream"/> takes a file that is cut off for a whole one. A file of several members, which nobody packs a model into, is
/// refused. Every method throws <see cref="InvalidDataException"/>, its message a clause, for what is damaged. Source: RFC 1952.
/// </remarks>
internal sealed class GzipContent : IDisposable
{
    private const int TrailerLength = 8;

    private readonly Stream _file;
    private readonly GZipStream _content;
    private readonly Crc32 _crc = new();
    private readonly byte[] _skipped = new byte[64 * 1024];
    private uint _length;

    /// <param name="file">Seekable; stays open.</param>
    public GzipContent(Stream file)
    {
        _file = file;
        Span<byte> start = stackalloc byte[2];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual<byte>([0x1f, 0x8b]))
            throw new InvalidDataException("it is no gzip archive");
        file.Position = 0;
        _content = new(file, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <returns>How many bytes were there; fewer than asked for at the end only.</returns>
    public int Read(Span<byte> buffer)
    {
        try
        {
            var count = _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            _crc.Append(buffer[..count]);
            _length += (uint)count; // counted as in the file, modulo 4 GiB
            return count;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
    }

    public void ReadExactly(Span<byte> buffer)
    {
        if (Read(buffer) < buffer.Length)
            throw Damaged();
    }

    public void Skip(long count)
    {
        for (; count > 0; count -= _skipped.Length)
            ReadExactly(_skipped.AsSpan(0, (int)Math.Min(count, _skipped.Length)));
    }

    /// <summary>Reads what is left and makes sure that all together is what the file was packed from.</summary>
    /// <param name="most">How many bytes may be left.</param>
    public void Finish(long most)
    {
        for (int count; (count = Read(_skipped)) > 0; most -= count)
        {
            if (count > most)
                throw new InvalidDataException("it goes on after its end");
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
