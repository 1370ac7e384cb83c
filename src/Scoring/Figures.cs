namespace Scoring;

/// <summary>How good a label is predicted on the test rows, or several on average.</summary>
/// <param name="Support">The rows that carry the label, or the sum of those.</param>
/// <param name="FixedThresholdF1">F1 at the one threshold of the settings or, where thresholds were chosen, at 0.3, the tutorial's.</param>
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
