namespace Scoring;

/// <summary>Scores of a label on the test rows, or averages over several labels, with confidence intervals.</summary>
/// <param name="Support">Number of rows that carry the label, or the sum over the labels.</param>
/// <param name="FixedThresholdF1">
/// F1 at the threshold of the settings or, if thresholds were chosen, at the tutorial's threshold of 0.3.
/// </param>
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
