namespace Scoring;

/// <summary>A figure on the test rows with its 95 % confidence interval.</summary>
/// <param name="Value">The figure; null if it is not defined.</param>
/// <param name="Low">
/// The 2.5th percentile over bootstrap samples of the test rows (Efron 1979); null if the figure is defined in too few samples.
/// </param>
/// <param name="High">The 97.5th percentile.</param>
public sealed record Estimate(double? Value, double? Low, double? High);
