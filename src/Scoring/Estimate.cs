namespace Scoring;

/// <summary>A figure of the test rows, and how far it may be off.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Low">The 2.5th percentile over bootstrap samples of the test rows (Efron 1979); null where too few samples have the figure.</param>
/// <param name="High">The 97.5th.</param>
public sealed record Estimate(double? Value, double? Low, double? High);
