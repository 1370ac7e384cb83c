namespace Ulmfit.Training.Metrics;

/// <summary>A metric of the validation rows by which epochs are compared.</summary>
public sealed record Metric(string Name, bool LargerIsBetter = true);
