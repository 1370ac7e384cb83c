namespace Datasets.Verdicts;

/// <summary>How often a label occurs.</summary>
/// <param name="Name">The label.</param>
/// <param name="Count">In how many usable rows it occurs.</param>
/// <param name="Share">Their share of all usable rows, from 0 to 1.</param>
public sealed record LabelCount(string Name, long Count, double Share);
