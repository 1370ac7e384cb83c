namespace Scoring;

/// <summary>One bin of a reliability diagram.</summary>
/// <param name="Probability">Mean probability of the rows in the bin.</param>
/// <param name="Frequency">Fraction of these rows that carry the label.</param>
/// <param name="Rows">Number of rows in the bin.</param>
public sealed record CalibrationBin(double Probability, double Frequency, int Rows);
