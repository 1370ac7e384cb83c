namespace Runs;

/// <summary>How one stage went.</summary>
/// <param name="Curve">The smoothed training loss; of a long stage every so many steps, at most 500 points, its last among them.</param>
/// <param name="LearningRateFound">What the learning-rate finder found; null for every other stage, whose curve is over steps.</param>
/// <param name="Seconds">Wall time, validation included; null where an earlier process ran part of it.</param>
/// <param name="TokensPerSecond">Of the training steps; null as <paramref name="Seconds"/>.</param>
public sealed record StageRecord(
    string Stage,
    int Steps,
    IReadOnlyList<CurvePoint> Curve,
    double? LearningRateFound,
    IReadOnlyList<EpochRecord> Epochs,
    double? Seconds,
    double? TokensPerSecond);
