using System.IO.Hashing;

namespace Datasets.Statistics;

/// <summary>
/// Finds texts that occur again, by external merge sort of 128-bit hashes: runs are sorted beside the reading, stay in memory while they
/// are few, and go to a temporary file when they are many. Unlike a table, sorting needs no more memory when one text fills the whole
/// file.
/// </summary>
internal sealed class DuplicateFinder(int runLength = 1 << 18, int runsInMemory = 8, string? folder = null) : IDisposable
{
    // All windows onto the temporary file together: 2^20 keys are 32 MB.
    private const int WindowKeys = 1 << 20;
    private const int LeastWindow = 64;

    private readonly List<(TextKey[] Keys, int Count)> _inMemory = [];
    private readonly List<(long Start, int Count)> _spilled = [];
    private TextKey[] _keys = new TextKey[runLength];
    private Task<TextKey[]?> _storing = Task.FromResult<TextKey[]?>(null);
    private KeySpill? _spill;
    private int _count;

    public void Add(ReadOnlySpan<byte> text, ulong labels, long line)
    {
        var hash = XxHash128.HashToUInt128(text);
        _keys[_count++] = new TextKey((ulong)(hash >> 64), (ulong)hash, labels, line);
        if (_count < _keys.Length)
            return;
        var (full, free) = (_keys, _storing.GetAwaiter().GetResult());
        _storing = Task.Run(() => Store(full, full.Length));
        _keys = free ?? new TextKey[runLength];
        _count = 0;
    }

    /// <summary>Sorts the rows that repeat a text into those with the labels of its first row and those that contradict it.</summary>
    public void Finish(Repetitions sameLabels, Repetitions otherLabels)
    {
        _storing.GetAwaiter().GetResult();
        Store(_keys, _count);
        var queue = new PriorityQueue<SortedRun, TextKey>(Runs().Where(run => run.MoveNext()).Select(run => (run, run.Current)));
        var first = new TextKey(0, 0, 0, Line: 0);
        while (queue.TryPeek(out var run, out var key))
        {
            if (first.Line == 0 || !key.HasSameText(first))
                first = key;
            else
                (key.Labels == first.Labels ? sameLabels : otherLabels).Add(new RepeatedRow(key.Line, first.Line));
            if (run.MoveNext())
                queue.DequeueEnqueue(run, run.Current);
            else
                queue.Dequeue();
        }
    }

    public void Dispose()
    {
        // The file must not be closed under a run that is being written; a fault of that run is not what ends things here.
        _storing.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _spill?.Dispose();
    }

    /// <returns>The array, where it is free to be filled again.</returns>
    private TextKey[]? Store(TextKey[] keys, int count)
    {
        var run = keys.AsSpan(0, count);
        run.Sort();
        if (_inMemory.Count < runsInMemory)
        {
            _inMemory.Add((keys, count));
            return null;
        }
        _spill ??= new KeySpill(folder ?? Path.GetTempPath());
        _spilled.Add((_spill.Write(run), count));
        return keys;
    }

    private IEnumerable<SortedRun> Runs()
    {
        foreach (var (keys, count) in _inMemory)
            yield return new SortedRun(keys, count);
        foreach (var (start, count) in _spilled)
            yield return new SortedRun(_spill!, start, count, Math.Max(LeastWindow, WindowKeys / _spilled.Count));
    }
}
