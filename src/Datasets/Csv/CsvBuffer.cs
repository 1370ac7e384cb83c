namespace Datasets.Csv;

/// <summary>
/// A window over the file and the positions of its structural bytes. When the window moves, only the bytes of the current row are kept.
/// </summary>
internal sealed class CsvBuffer(Stream stream, byte separator, int initialSize) : IDisposable
{
    private byte[] _bytes = new byte[initialSize];
    private int[] _marks = new int[initialSize];

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Filled);

    /// <summary>Positions in <see cref="Bytes"/>, ascending.</summary>
    public ReadOnlySpan<int> Marks => _marks.AsSpan(0, MarkCount);

    public int Filled { get; private set; }

    public int MarkCount { get; private set; }

    /// <summary>Whether every byte of the window is ASCII.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Whether the window reaches the end of the file.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The first of <see cref="Marks"/> at or after <see cref="Start"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Moves the window: drops consumed bytes and reads more; grows if one row fills the whole window.</summary>
    public int StartMark { get; private set; }

    /// <summary>False if the window already reached the end of the file.</summary>
    /// <returns>Advances <see cref="Start"/> over bytes that need no parsing.</returns>
    public bool Fill()
    {
        if (AtEnd)
            return false;
        var kept = Filled - Start;
        var target = kept == _bytes.Length ? new byte[2 * kept] : _bytes;
        _bytes.AsSpan(Start, kept).CopyTo(target);
        if (target.Length > _bytes.Length)
            (_bytes, _marks) = (target, new int[target.Length]);

        var free = _bytes.AsSpan(kept);
        var read = stream.ReadAtLeast(free, free.Length, throwOnEndOfStream: false);
        AtEnd = read < free.Length;
        Filled = kept + read;
        MarkCount = StructuralBytes.Find(Bytes, separator, _marks, out var isAscii);
        IsAscii = isAscii;
        (Start, StartMark) = (0, 0);
        return true;
    }

    public void Consume(int start, int startMark) => (Start, StartMark) = (start, startMark);

    /// <summary>Advances <see cref="Start"/> past the next line end, or to the end of the file.</summary>
    public void Skip(int count)
    {
        Start += count;
        while (StartMark < MarkCount && _marks[StartMark] < Start)
            StartMark++;
    }

    /// <summary>A CR at the end of the window may be the first half of a CRLF.</summary>
    public void SkipLine()
    {
        do
        {
            var rest = Bytes[Start..];
            var end = rest.IndexOfAny(StructuralBytes.LineFeed, StructuralBytes.CarriageReturn);
            // A CR at the very end of the window may be half of a CRLF.
            var isWhole = end >= 0 && (rest[end] == StructuralBytes.LineFeed || end + 1 < rest.Length || AtEnd);
            if (isWhole)
            {
                Skip(rest[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1);
                return;
            }
            Skip(end < 0 ? rest.Length : end);
        }
        while (Fill());
    }

    public void Dispose() => stream.Dispose();
}
