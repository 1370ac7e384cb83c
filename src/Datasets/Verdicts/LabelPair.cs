namespace Datasets.Verdicts;

/// <summary>How often two labels occur together.</summary>
/// <param name="First">The label that comes first in the list of labels.</param>
/// <param name="Second">The other.</param>
/// <param name="Count">In how many usable rows both occur.</param>
public sealed record LabelPair(string First, string Second, long Count);
