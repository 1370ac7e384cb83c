using System.Runtime.CompilerServices;

namespace Datasets.Statistics;

/// <summary>Keys ordered by partition and then by line; in memory or in a temporary file.</summary>
internal sealed class PartitionedRun
{
    public const int Partitions = 256;

    // Start of each partition; the last entry is the end of the last partition.
    private readonly int[] _starts = new int[Partitions + 1];
    private readonly TextKey[]? _keys;
    private readonly KeySpill? _spill;
    private readonly long _spillStart;

    /// <summary>
    /// Sorts <paramref name="keys"/>, which are ordered by line, into <paramref name="sorted"/>; keeps that array or writes it to the file.
    /// </summary>
    public PartitionedRun(ReadOnlySpan<TextKey> keys, TextKey[] sorted, KeySpill? spill)
    {
        Sort(keys, sorted);
        _spill = spill;
        if (spill is null)
            _keys = sorted;
        else
            _spillStart = spill.Write(sorted.AsSpan(0, keys.Length));
    }

    public int CountOf(int partition) => _starts[partition + 1] - _starts[partition];

    /// <returns>
    /// The partition's keys, ordered by line; read into <paramref name="window"/> (grown as needed) if they are in the file.
    /// </returns>
    public ReadOnlySpan<TextKey> KeysOf(int partition, ref TextKey[] window)
    {
        var count = CountOf(partition);
        if (_spill is null)
            return _keys.AsSpan(_starts[partition], count);
        if (window.Length < count)
            window = new TextKey[2 * count];
        _spill.Read(_spillStart + _starts[partition], window.AsSpan(0, count));
        return window.AsSpan(0, count);
    }

    private static int PartitionOf(in TextKey key) => (int)(key.TextHigh >> 56);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort(ReadOnlySpan<TextKey> keys, TextKey[] sorted)
    {
        foreach (ref readonly var key in keys)
            _starts[PartitionOf(key) + 1]++;
        for (var partition = 0; partition < Partitions; partition++)
            _starts[partition + 1] += _starts[partition];
        var next = _starts.AsSpan(0, Partitions).ToArray();
        foreach (ref readonly var key in keys)
            sorted[next[PartitionOf(key)]++] = key;
    }
}
