namespace Datasets.Verdicts;

/// <summary>
/// Lengths of the texts in Unicode code points. Percentiles are nearest-rank; above 8,191 they are rounded down by less than 1 %.
/// </summary>
public sealed record TextLengths(int Min, double Mean, int Median, int P90, int P95, int P99, int Max);
