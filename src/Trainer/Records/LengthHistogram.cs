using Runs;

namespace Trainer.Records;

/// <summary>Counts documents by their length, in bins that grow with it: two to a doubling, so that short and long ones both show.</summary>
internal static class LengthHistogram
{
    /// <param name="lengths">In tokens.</param>
    /// <returns>Every bin from that of the shortest to that of the longest; none of nothing.</returns>
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

    /// <returns>1, 2, 3, 4, 6, 8, 12, 16, 24 and so on.</returns>
    private static int Next(int edge) => edge < 2 ? edge + 1 : int.IsPow2(edge) ? edge / 2 * 3 : edge / 3 * 4;
}
