namespace Scoring;

/// <summary>Calibration of a label: how well its probabilities match the observed frequencies.</summary>
/// <param name="Temperature">Temperature that the logits are divided by (Guo et al. 2017, section 4); 1 if they are not calibrated.</param>
/// <param name="ExpectedError">
/// Expected calibration error (ECE): the mean distance between probability and frequency over ten bins of equal width, weighted by rows.
/// </param>
/// <param name="Brier">Brier score: the mean squared difference between probability and truth.</param>
/// <param name="Bins">Bins that contain at least one row.</param>
public sealed record CalibrationRecord(double Temperature, double ExpectedError, double Brier, IReadOnlyList<CalibrationBin> Bins);
