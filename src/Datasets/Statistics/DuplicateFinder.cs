using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Datasets.Statistics;

/// <summary>
/// Finds texts that occur again, by 128-bit hashes. Keys are partitioned in runs, beside the reading; runs stay in memory while they are
/// few and go to a temporary file when they are many. In the end each partition is looked through by itself, in several passes where it is
/// large, so that memory is bounded whatever the number of texts, and however often one occurs.
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

    /// <summary>Sorts the rows that repeat a text into those with the labels of its first row and those that contradict it.</summary>
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
        // The file must not be closed under a run that is being written; a fault of that run is not what ends things here.
        _sorting.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _spill?.Dispose();
    }

    private void EndRun()
    {
        // Behind this wait the array that was being sorted is free, and nobody else touches the runs.
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
