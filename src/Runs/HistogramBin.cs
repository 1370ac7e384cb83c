namespace Runs;

/// <summary>Bin of a histogram.</summary>
/// <param name="From">The inclusive lower bound.</param>
/// <param name="To">The exclusive upper bound.</param>
/// <param name="Count">The number of values in the bin.</param>
public sealed record HistogramBin(int From, int To, int Count);
