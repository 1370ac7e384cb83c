namespace Scoring;

/// <summary>Metrics of a label on the test rows, or averages over several labels.</summary>
/// <param name="Support">The number of rows that have the label, or the sum over the labels.</param>
/// <param name="BaselineAccuracy">The accuracy of always predicting the most frequent answer.</param>
/// <param name="BaselineF1">The F1 of the same baseline.</param>
/// <param name="FixedThresholdF1">F1 at the threshold of the settings or, when thresholds were chosen automatically, at the tutorial's 0.3.</param>
public sealed record Figures(
    Estimate Accuracy,
    Estimate Precision,
    Estimate Recall,
    Estimate F1,
    Estimate AveragePrecision,
    Estimate RocAuc,
    long Support,
    double BaselineAccuracy,
    double BaselineF1,
    double FixedThresholdF1);
