namespace Scoring;

/// <summary>Whether rows with a probability of x carry the label in x of the cases.</summary>
/// <param name="Temperature">What logits are divided by (Guo et al. 2017, section 4); 1 where they are not.</param>
/// <param name="ExpectedError">The mean distance between probability and frequency over ten bins of equal width, weighted by rows: ECE.</param>
/// <param name="Brier">The mean squared distance between probability and truth.</param>
/// <param name="Bins">The bins that hold a row.</param>
public sealed record CalibrationRecord(double Temperature, double ExpectedError, double Brier, IReadOnlyList<CalibrationBin> Bins);
