namespace Datasets.Verdicts;

/// <summary>Frequency of two labels together.</summary>
/// <param name="First">The label that comes first in the list of labels.</param>
/// <param name="Second">The other label.</param>
/// <param name="Count">The number of usable rows with both labels.</param>
public sealed record LabelPair(string First, string Second, long Count);
