namespace Scoring;

/// <summary>Scores of a label on the test rows at one threshold.</summary>
/// <param name="Precision">Precision; 1 if no row exceeds the threshold.</param>
public sealed record ThresholdPoint(double Threshold, double Precision, double Recall, double F1);
