namespace Scoring;

/// <summary>Metrics of a label on the test rows at a threshold.</summary>
/// <param name="Precision">The precision; 1 when no row is above the threshold.</param>
public sealed record ThresholdPoint(double Threshold, double Precision, double Recall, double F1);
