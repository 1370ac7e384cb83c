namespace Scoring;

/// <param name="Probability">The mean of the bin's rows.</param>
/// <param name="Frequency">The share of them that carries the label.</param>
public sealed record CalibrationBin(double Probability, double Frequency, int Rows);
