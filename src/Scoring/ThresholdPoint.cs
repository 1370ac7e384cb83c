namespace Scoring;

/// <summary>What a label would score on the test rows at a threshold.</summary>
/// <param name="Precision">1 where no row is above the threshold.</param>
public sealed record ThresholdPoint(double Threshold, double Precision, double Recall, double F1);
