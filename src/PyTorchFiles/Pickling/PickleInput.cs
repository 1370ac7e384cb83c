using System.Buffers.Binary;
using System.Text;

namespace PyTorchFiles.Pickling;

/// <summary>Bytes of one pickle, or of several consecutive pickles, in a seekable stream.</summary>
/// <remarks>
/// Checks each declared length against the length of the file, so that no memory is allocated for bytes that do not exist.
/// </remarks>
internal sealed class PickleInput
{
    /// <summary>Size limit of a pickle, far above real state dicts (tens of kilobytes) and vocabularies (a few megabytes).</summary>
    private const long LongestPickle = 64L << 20;

    /// <summary>Size limit of a token or a tensor name. Decoding needs three times this much memory.</summary>
    private const long LongestText = 16L << 20;

    private const int LongestLine = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly long _start;
    private readonly long _end;
    private readonly bool _capped;
    private long _bufferEnd;
    private int _next;
    private int _filled;

    public PickleInput(Stream stream, long start, long length)
    {
        _stream = stream;
        _start = start;
        _capped = length > LongestPickle;
        _end = start + Math.Min(length, LongestPickle);
        _bufferEnd = start;
    }

    /// <summary>Position of the next byte in the stream.</summary>
    public long Position => _bufferEnd - _filled + _next;

    /// <summary>Position of the next byte in the pickle.</summary>
    public long Offset => Position - _start;

    private long Remaining => _end - Position;

    public byte ReadByte()
    {
        if (_next == _filled)
            Fill();
        return _buffer[_next++];
    }

    /// <returns>The next bytes, valid until the next read.</returns>
    public ReadOnlySpan<byte> ReadBytes(long count)
    {
        if (count < 0 || count > Remaining)
            throw Truncated();
        if (count > LongestText)
        {
            throw new InvalidDataException(
                $"its pickle declares a text of {count} bytes before byte {Offset}; no name or token is that long.");
        }

        if (count > _buffer.Length)
            return ReadLong((int)count);
        if (count > _filled - _next)
            Fill();
        var bytes = _buffer.AsSpan(_next, (int)count);
        _next += (int)count;
        return bytes;
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8));

    public double ReadBigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(8));

    public string ReadText(long byteCount)
    {
        var at = Offset;
        return DecodeText(ReadBytes(byteCount), at);
    }

    /// <returns>The UTF-8 text up to the next line feed, without the line feed.</returns>
    public string ReadLine()
    {
        var at = Offset;
        return DecodeText(ReadLineBytes(), at);
    }

    /// <returns>The bytes up to the next line feed, without the line feed.</returns>
    public byte[] ReadLineBytes()
    {
        var line = new List<byte>();
        for (var next = ReadByte(); next != '\n'; next = ReadByte())
        {
            if (line.Count == LongestLine)
                throw new InvalidDataException($"its pickle has a line of more than {LongestLine} bytes before byte {Offset}.");
            line.Add(next);
        }

        return [.. line];
    }

    private static string DecodeText(ReadOnlySpan<byte> bytes, long at)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"its pickle's text at byte {at} is not UTF-8: it is damaged, or another program wrote it.", e);
        }
    }

    private byte[] ReadLong(int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        var buffered = _filled - _next;
        _buffer.AsSpan(_next, buffered).CopyTo(bytes);
        _stream.Position = _bufferEnd;
        _stream.ReadExactly(bytes, buffered, count - buffered);
        _bufferEnd = _stream.Position;
        _next = _filled = 0;
        return bytes;
    }

    /// <summary>Moves the unread bytes to the front, then fills the buffer as far as the pickle allows.</summary>
    private void Fill()
    {
        if (Remaining <= 0)
            throw Truncated();
        var kept = _filled - _next;
        _buffer.AsSpan(_next, kept).CopyTo(_buffer);
        var wanted = (int)Math.Min(_buffer.Length - kept, _end - _bufferEnd);
        _stream.Position = _bufferEnd;
        _stream.ReadExactly(_buffer, kept, wanted);
        _bufferEnd += wanted;
        _next = 0;
        _filled = kept + wanted;
    }

    private InvalidDataException Truncated() => new(_capped
        ? $"its pickle is longer than {LongestPickle >> 20} MiB, more than any state dict or vocabulary needs."
        : $"its pickle ends in the middle, at byte {_end - _start}: the file is truncated or damaged. Copy or save it again.");
}
