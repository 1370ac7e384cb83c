using System.Globalization;
using System.Text;

namespace Jobs.Local;

/// <summary>Reads the lines of a file while another process writes to it. Invalid UTF-8 is replaced by U+FFFD.</summary>
/// <param name="file">The file.</param>
/// <param name="position">The offset in bytes of the first line to read.</param>
internal sealed class LogReader(FileStream file, long position)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Offset of the next line in bytes from the start of the file.</summary>
    private long _position = position;

    /// <summary>Reads more of the file.</summary>
    /// <returns>Whether there was more to read.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        file.Position = _position + _end;
        var read = await file.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }

    /// <summary>Takes a line from the buffer.</summary>
    /// <returns>The next complete line, or a part of a line that is longer than the buffer; null when more of the file has to be read first.</returns>
    public LogEntry? TakeLine()
    {
        var unread = _buffer.AsSpan(_start.._end);
        var length = unread.IndexOf((byte)'\n');
        if (length >= 0)
            return Take(length, length + 1);
        if (unread.Length < _buffer.Length)
            return null;
        var whole = WholeCharacters(unread);
        return Take(whole, whole);
    }

    /// <summary>Takes the rest of the buffer.</summary>
    /// <returns>The text after the last line break; null when there is none.</returns>
    public LogEntry? TakeRest() => _end > _start ? Take(_end - _start, _end - _start) : null;

    private LogEntry Take(int length, int consumed)
    {
        var text = Encoding.UTF8.GetString(_buffer.AsSpan(_start, length)).TrimEnd('\r');
        _start += consumed;
        _position += consumed;
        return new LogEntry(text, new LogPosition(_position.ToString(CultureInfo.InvariantCulture)));
    }

    // A UTF-8 character has at most three bytes of the form 10xxxxxx after its first.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.Length - 1; end >= bytes.Length - 4; end--)
        {
            if ((bytes[end] & 0xC0) != 0x80)
                return bytes[end] < 0x80 ? end + 1 : end;
        }

        return bytes.Length;
    }
}
