using System.Runtime.CompilerServices;
using Datasets.Rows;
using Datasets.Verdicts;

namespace Datasets.Statistics;

/// <summary>Counts labels and pairs of labels.</summary>
internal sealed class LabelStatistics(IReadOnlyList<string> names)
{
    // Bounds the table (2 MB) and the work for a row with all labels.
    public const int MostLabelsWithPairs = 512;

    private readonly long[] _counts = new long[names.Count];
    private readonly long[] _pairs = new long[names.Count <= MostLabelsWithPairs ? names.Count * names.Count : 0];
    private readonly int[] _row = new int[names.Count];

    public IReadOnlyList<long> Counts => _counts;

    public long Rows { get; private set; }

    public long Unlabelled { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(LabelSet labels)
    {
        Rows++;
        var row = _row.AsSpan(0, labels.CopyTo(_row));
        if (row.IsEmpty)
            Unlabelled++;
        for (var i = 0; i < row.Length; i++)
        {
            _counts[row[i]]++;
            for (var j = i + 1; j < row.Length && _pairs.Length > 0; j++)
                _pairs[(row[i] * names.Count) + row[j]]++;
        }
    }

    public IReadOnlyList<LabelCount> ToLabels() =>
        [.. names.Select((name, i) => new LabelCount(name, _counts[i], Rows == 0 ? 0 : (double)_counts[i] / Rows))];

    /// <returns>The pairs that occur, most frequent first; null if there are too many labels to count pairs.</returns>
    public IReadOnlyList<LabelPair>? ToPairs() => names.Count > MostLabelsWithPairs
        ? null
        : [.. _pairs.Index()
            .Where(pair => pair.Item > 0)
            .Select(pair => new LabelPair(names[pair.Index / names.Count], names[pair.Index % names.Count], pair.Item))
            .OrderByDescending(pair => pair.Count)];
}
