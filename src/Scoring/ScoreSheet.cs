namespace Scoring;

/// <summary>The scores of every label on the test rows, in the order of the label list, and what they come to together.</summary>
/// <param name="Pooled">All label cells, as if they were of one label.</param>
/// <param name="ExactMatch">
/// The share of rows whose labels are all right: scikit-learn's <c>accuracy_score</c>, and of exclusive classes the accuracy.
/// </param>
/// <param name="BaselineExactMatch">The same, of always answering what is most frequent in the training rows.</param>
public sealed record ScoreSheet(IReadOnlyList<LabelScores> Labels, LabelScores Pooled, double ExactMatch, double BaselineExactMatch)
{
    /// <summary>Every label counts the same.</summary>
    public ScoreFigures Macro => ScoreFigures.Average(Labels, _ => 1);

    /// <summary>Every label cell counts the same.</summary>
    public ScoreFigures Micro => Pooled.Figures;

    /// <summary>Every label counts as often as a row carries it.</summary>
    public ScoreFigures Weighted => ScoreFigures.Average(Labels, label => label.Model.Support);

    /// <summary>Compares predictions with the truth, label by label.</summary>
    /// <param name="labels">The label names. // (labels)</param>
    /// <param name="predicted">The labels predicted for each test row. // (N, labels)</param>
    /// <param name="probabilities">The probability of each label for each test row. // (N, labels)</param>
    /// <param name="actual">The labels each test row carries. // (N, labels)</param>
    /// <param name="baseline">What is most frequent in the training rows. // (labels)</param>
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
