namespace Scoring;

/// <summary>Figures of one label, or averages over several labels as in scikit-learn.</summary>
/// <param name="AveragePrecision">See <see cref="Ranking"/>.</param>
/// <param name="RocAuc">See <see cref="Ranking"/>; NaN if it is not defined for a label with nonzero weight.</param>
/// <param name="Support">Number of documents that carry the label, or the sum over the labels.</param>
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
    /// <param name="weight">Function that returns the weight of a label. If all weights are 0, labels have equal weight.</param>
    internal static ScoreFigures Average(IReadOnlyList<LabelScores> labels, Func<LabelScores, double> weight)
    {
        var counting = labels.Any(label => weight(label) > 0) ? weight : _ => 1;
        // A label without weight may have an undefined figure, and 0 times NaN is NaN.
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
