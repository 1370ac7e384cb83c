using Runs;

namespace Trainer.Records;

/// <summary>
/// Counts documents by length in bins of growing size, two bins per doubling, so that both short and long documents are visible.
/// </summary>
internal static class LengthHistogram
{
    /// <summary>Computes the histogram.</summary>
    /// <param name="lengths">The lengths in tokens.</param>
    /// <returns>All bins from the shortest to the longest document; empty without documents.</returns>
    public static IReadOnlyList<HistogramBin> Of(IReadOnlyCollection<int> lengths)
    {
        if (lengths.Count == 0)
            return [];
        var bins = new List<HistogramBin>();
        var longest = lengths.Max();
        for (int from = 0, to = 1; from <= longest; (from, to) = (to, Next(to)))
            bins.Add(new(from, to, lengths.Count(length => length >= from && length < to)));
        return [.. bins.SkipWhile(bin => bin.Count == 0)];
    }

    /// <returns>The next edge of 1, 2, 3, 4, 6, 8, 12, 16, 24 and so on.</returns>
    private static int Next(int edge) => edge < 2 ? edge + 1 : int.IsPow2(edge) ? edge / 2 * 3 : edge / 3 * 4;
}
