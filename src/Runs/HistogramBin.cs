namespace Runs;

/// <param name="From">The least value that counts.</param>
/// <param name="To">The first value that no longer counts.</param>
public sealed record HistogramBin(int From, int To, int Count);
