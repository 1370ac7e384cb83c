namespace Scoring;

/// <summary>Metric on the test rows with its 95 % confidence interval.</summary>
/// <param name="Value">The metric; null when it is not defined.</param>
/// <param name="Low">The 2.5th percentile over bootstrap samples of the test rows (Efron 1979); null when too few samples define the metric.</param>
/// <param name="High">The 97.5th percentile; null as <paramref name="Low"/>.</param>
public sealed record Estimate(double? Value, double? Low, double? High);
