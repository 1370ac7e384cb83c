namespace Scoring;

/// <summary>Results of one label on the test rows.</summary>
/// <param name="Threshold">The threshold that the probability must exceed; null when the most probable class is predicted.</param>
/// <param name="Curve">Precision and recall at increasing thresholds, at most 200 points.</param>
/// <param name="Calibration">The calibration of the model's probabilities.</param>
/// <param name="Uncalibrated">The calibration before temperature scaling; null without temperature scaling.</param>
public sealed record LabelRecord(
    string Label,
    Figures Figures,
    double? Threshold,
    IReadOnlyList<ThresholdPoint> Curve,
    CalibrationRecord Calibration,
    CalibrationRecord? Uncalibrated);
