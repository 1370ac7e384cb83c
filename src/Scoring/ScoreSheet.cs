namespace Scoring;

/// <summary>Scores of each label on the test rows, in the order of the label list, and their averages.</summary>
/// <param name="Pooled">Scores over all label cells, treated as cells of one label.</param>
/// <param name="ExactMatch">
/// Fraction of rows whose labels are all correct. Equals scikit-learn's <c>accuracy_score</c> and, for exclusive classes, the accuracy.
/// </param>
/// <param name="BaselineExactMatch">The same fraction for always predicting the most frequent labels of the training rows.</param>
public sealed record ScoreSheet(IReadOnlyList<LabelScores> Labels, LabelScores Pooled, double ExactMatch, double BaselineExactMatch)
{
    /// <summary>Average over the labels, each with equal weight.</summary>
    public ScoreFigures Macro => ScoreFigures.Average(Labels, _ => 1);

    /// <summary>Average over all label cells, each with equal weight.</summary>
    public ScoreFigures Micro => Pooled.Figures;

    /// <summary>Average over the labels, weighted by the number of rows that carry each label.</summary>
    public ScoreFigures Weighted => ScoreFigures.Average(Labels, label => label.Model.Support);

    /// <summary>Compares predictions with the actual labels.</summary>
    /// <param name="labels">Names of the labels. // (labels)</param>
    /// <param name="predicted">Whether each label is predicted for each test row. // (N, labels)</param>
    /// <param name="probabilities">Probability of each label for each test row. // (N, labels)</param>
    /// <param name="actual">Whether each test row carries each label. // (N, labels)</param>
    /// <param name="baseline">Most frequent labels of the training rows. // (labels)</param>
    public static ScoreSheet Compare(
        IReadOnlyList<string> labels,
        IReadOnlyList<bool[]> predicted,
        IReadOnlyList<float[]> probabilities,
        IReadOnlyList<bool[]> actual,
        bool[] baseline)
    {
        var rows = new ScoredRows(labels, predicted, probabilities, actual, baseline);
        return rows.Score([.. Enumerable.Repeat(1, rows.Count)]);
    }
}
