namespace Datasets.Verdicts;

/// <summary>Frequency of a label.</summary>
/// <param name="Name">The label.</param>
/// <param name="Count">The number of usable rows with the label.</param>
/// <param name="Share">Its fraction of all usable rows, from 0 to 1.</param>
public sealed record LabelCount(string Name, long Count, double Share);
