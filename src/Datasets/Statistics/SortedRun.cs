namespace Datasets.Statistics;

/// <summary>Goes through one sorted run of keys, in memory or, a window at a time, in a temporary file.</summary>
internal sealed class SortedRun
{
    private readonly KeySpill? _spill;
    private readonly long _count;
    private readonly long _start;
    private readonly TextKey[] _window;
    private long _read;
    private int _filled;
    private int _at = -1;

    /// <summary>A run in memory.</summary>
    public SortedRun(TextKey[] keys, int count)
    {
        _window = keys;
        _count = _read = _filled = count;
    }

    /// <summary>A run of <paramref name="count"/> keys that begins at <paramref name="start"/> in a temporary file.</summary>
    public SortedRun(KeySpill spill, long start, long count, int windowLength)
    {
        _spill = spill;
        _start = start;
        _count = count;
        _window = new TextKey[Math.Min(windowLength, count)];
    }

    public ref readonly TextKey Current => ref _window[_at];

    public bool MoveNext()
    {
        if (++_at < _filled)
            return true;
        if (_spill is null || _read == _count)
            return false;
        _filled = (int)Math.Min(_window.Length, _count - _read);
        _spill.Read(_start + _read, _window.AsSpan(0, _filled));
        _read += _filled;
        _at = 0;
        return true;
    }
}
