using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Datasets.Statistics;

/// <summary>
/// Finds repeated texts by 128-bit hashes. Keys are collected in runs, which are partitioned in parallel with reading. The first runs stay
/// in memory; further runs are written to a temporary file. At the end each partition is processed separately, in several passes if it is
/// large, so that memory is bounded for any number of texts and repetitions.
/// </summary>
internal sealed class DuplicateFinder(
    int runLength = 1 << 18, int runsInMemory = 8, int textsAtOnce = 1 << 20, string? folder = null) : IDisposable
{
    private readonly List<PartitionedRun> _runs = [];
    private TextKey[] _keys = new TextKey[runLength];
    private TextKey[]? _spareKeys;
    private TextKey[]? _spillBuffer;
    private Task _sorting = Task.CompletedTask;
    private KeySpill? _spill;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> text, ulong labels, long line)
    {
        if (_count == _keys.Length)
            EndRun();
        var hash = XxHash128.HashToUInt128(text);
        _keys[_count++] = new TextKey((ulong)(hash >> 64), (ulong)hash, labels, line);
    }

    /// <summary>Separates the rows that repeat a text into those with the labels of its first row and those with other labels.</summary>
    public void Finish(Repetitions sameLabels, Repetitions otherLabels)
    {
        EndRun();
        _sorting.GetAwaiter().GetResult();
        var first = new FirstRows();
        var window = Array.Empty<TextKey>();
        for (var partition = 0; partition < PartitionedRun.Partitions; partition++)
        {
            var count = _runs.Sum(run => (long)run.CountOf(partition));
            var passes = (ulong)((count + textsAtOnce - 1) / textsAtOnce);
            for (var pass = 0UL; pass < passes; pass++)
            {
                first.Reset((int)Math.Min(count, textsAtOnce));
                foreach (var run in _runs)
                    LookThrough(run.KeysOf(partition, ref window), passes, pass, first, sameLabels, otherLabels);
            }
        }
    }

    public void Dispose()
    {
        // The file must stay open while a run is written; an exception of that run is not reported here.
        _sorting.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _spill?.Dispose();
    }

    private void EndRun()
    {
        // After this wait the sorted array is free, and no other thread uses the runs.
        _sorting.GetAwaiter().GetResult();
        var (keys, count) = (_keys, _count);
        (_keys, _spareKeys, _count) = (_spareKeys ?? new TextKey[runLength], keys, 0);

        var isInMemory = _runs.Count < runsInMemory;
        _spill ??= isInMemory ? null : new KeySpill(folder ?? Path.GetTempPath());
        var sorted = isInMemory ? new TextKey[count] : _spillBuffer ??= new TextKey[runLength];
        _sorting = Task.Run(() => _runs.Add(new PartitionedRun(keys.AsSpan(0, count), sorted, _spill)));
    }

    private static void LookThrough(
        ReadOnlySpan<TextKey> keys, ulong passes, ulong pass, FirstRows firstRows, Repetitions sameLabels, Repetitions otherLabels)
    {
        foreach (ref readonly var key in keys)
        {
            if (passes > 1 && key.TextHigh % passes != pass)
                continue;
            ref readonly var first = ref firstRows.GetOrAdd(key);
            if (first.Line != key.Line)
                (first.Labels == key.Labels ? sameLabels : otherLabels).Add(new RepeatedRow(key.Line, first.Line));
        }
    }
}
