namespace Ulmfit.Training.Metrics;

/// <summary>A figure of the validation rows by which epochs can be compared.</summary>
public sealed record Metric(string Name, bool LargerIsBetter = true);
