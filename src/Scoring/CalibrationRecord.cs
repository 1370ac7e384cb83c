namespace Scoring;

/// <summary>Calibration of the probabilities of a label.</summary>
/// <param name="Temperature">The temperature that logits are divided by (Guo et al. 2017, section 4); 1 without temperature scaling.</param>
/// <param name="ExpectedError">The expected calibration error (ECE) over ten bins of equal width, weighted by rows.</param>
/// <param name="Brier">The Brier score: the mean squared difference between probability and label.</param>
/// <param name="Bins">The bins that contain rows.</param>
public sealed record CalibrationRecord(double Temperature, double ExpectedError, double Brier, IReadOnlyList<CalibrationBin> Bins);
