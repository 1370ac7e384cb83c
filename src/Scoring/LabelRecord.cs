namespace Scoring;

/// <summary>One label on the test rows.</summary>
/// <param name="Threshold">What its probability must exceed; null where the most probable class is predicted.</param>
/// <param name="Curve">Precision and recall at rising thresholds, at most 200 points.</param>
/// <param name="Calibration">How often the label is right at what probability, with what the model gives.</param>
/// <param name="Uncalibrated">The same before the temperature was applied; null where none was.</param>
public sealed record LabelRecord(
    string Label,
    Figures Figures,
    double? Threshold,
    IReadOnlyList<ThresholdPoint> Curve,
    CalibrationRecord Calibration,
    CalibrationRecord? Uncalibrated);
