namespace Runs;

/// <summary>Results of one training stage.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Steps">The number of training steps.</param>
/// <param name="Curve">The smoothed training loss, sampled to at most 500 points with the last one included.</param>
/// <param name="LearningRateFound">
/// The learning rate that the learning-rate finder suggests; its curve is over learning rates. Null for every other stage.
/// </param>
/// <param name="Epochs">The results of the epochs.</param>
/// <param name="Seconds">The wall-clock time with validation; null when an earlier process ran part of the stage.</param>
/// <param name="TokensPerSecond">The throughput of the training steps; null as <paramref name="Seconds"/>.</param>
public sealed record StageRecord(
    string Stage,
    int Steps,
    IReadOnlyList<CurvePoint> Curve,
    double? LearningRateFound,
    IReadOnlyList<EpochRecord> Epochs,
    double? Seconds,
    double? TokensPerSecond);
