namespace Scoring;

/// <summary>Rows of similar predicted probability, and how often they have the label.</summary>
/// <param name="Probability">The mean predicted probability of the rows.</param>
/// <param name="Frequency">The fraction of the rows that have the label.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record CalibrationBin(double Probability, double Frequency, int Rows);
