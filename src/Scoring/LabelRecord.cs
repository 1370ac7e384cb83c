namespace Scoring;

/// <summary>Scores of one label on the test rows.</summary>
/// <param name="Threshold">
/// Threshold; the label is predicted when its probability is strictly greater. Null if the most probable class is predicted.
/// </param>
/// <param name="Curve">Precision and recall at ascending thresholds, at most 200 points.</param>
/// <param name="Calibration">Calibration of the label's probabilities.</param>
/// <param name="Uncalibrated">Calibration before the temperature is applied; null if probabilities are not calibrated.</param>
public sealed record LabelRecord(
    string Label,
    Figures Figures,
    double? Threshold,
    IReadOnlyList<ThresholdPoint> Curve,
    CalibrationRecord Calibration,
    CalibrationRecord? Uncalibrated);
