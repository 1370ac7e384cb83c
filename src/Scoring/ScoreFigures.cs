namespace Scoring;

/// <summary>The figures of one label, or of several averaged as scikit-learn does.</summary>
/// <param name="AveragePrecision">See <see cref="Ranking"/>.</param>
/// <param name="RocAuc">See <see cref="Ranking"/>; NaN where a label that counts has none.</param>
/// <param name="Support">The documents that carry the label, or the sum of those.</param>
public sealed record ScoreFigures(
    double Accuracy,
    double Precision,
    double Recall,
    double F1,
    double AveragePrecision,
    double RocAuc,
    long Support,
    double BaselineAccuracy,
    double BaselineF1)
{
    /// <param name="weight">How much a label counts. Where no label counts at all, each counts the same.</param>
    internal static ScoreFigures Average(IReadOnlyList<LabelScores> labels, Func<LabelScores, double> weight)
    {
        var counting = labels.Any(label => weight(label) > 0) ? weight : _ => 1;
        // A label that does not count may have no figure, and nothing times NaN is NaN.
        var counted = labels.Where(label => counting(label) > 0).ToArray();
        var total = counted.Sum(counting);
        double Mean(Func<LabelScores, double> figure) => counted.Sum(label => counting(label) * figure(label)) / total;
        return new(
            Mean(label => label.Model.Accuracy),
            Mean(label => label.Model.Precision),
            Mean(label => label.Model.Recall),
            Mean(label => label.Model.F1),
            Mean(label => label.Ranking.AveragePrecision),
            Mean(label => label.Ranking.RocAuc),
            labels.Sum(label => label.Model.Support),
            Mean(label => label.Baseline.Accuracy),
            Mean(label => label.Baseline.F1));
    }
}
