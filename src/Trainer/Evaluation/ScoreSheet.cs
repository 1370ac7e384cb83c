namespace Trainer.Evaluation;

/// <summary>The scores of every label on the test rows, in the order of the label list.</summary>
public sealed record ScoreSheet(IReadOnlyList<LabelScores> Labels)
{
    public double MacroF1 => Labels.Average(label => label.Model.F1);

    public double BaselineMacroF1 => Labels.Average(label => label.Baseline.F1);

    public double MicroF1 => Total(label => label.Model).F1;

    public double BaselineMicroF1 => Total(label => label.Baseline).F1;

    /// <summary>The share of label cells answered right.</summary>
    public double Accuracy => Total(label => label.Model).Accuracy;

    /// <inheritdoc cref="Accuracy"/>
    public double BaselineAccuracy => Total(label => label.Baseline).Accuracy;

    /// <summary>Compares predictions with the truth, label by label.</summary>
    /// <param name="labels">The label names. // (C)</param>
    /// <param name="predicted">The labels predicted for each test row. // (N, C)</param>
    /// <param name="actual">The labels each test row carries. // (N, C)</param>
    /// <param name="frequencies">The share of training rows that carry each label. // (C)</param>
    public static ScoreSheet Compare(
        IReadOnlyList<string> labels,
        IReadOnlyList<bool[]> predicted,
        IReadOnlyList<bool[]> actual,
        IReadOnlyList<double> frequencies)
    {
        if (predicted.Count != actual.Count)
            throw new ArgumentException($"{predicted.Count} predictions for {actual.Count} rows.");

        return new([.. labels.Select((name, label) => new LabelScores(
            name,
            Count(actual, label, row => predicted[row][label]),
            Count(actual, label, _ => frequencies[label] > 0.5)))]);
    }

    private static ConfusionCounts Count(IReadOnlyList<bool[]> actual, int label, Func<int, bool> predict)
    {
        var counts = default(ConfusionCounts);
        for (var row = 0; row < actual.Count; row++)
            counts = counts.With(predict(row), actual[row][label]);
        return counts;
    }

    private ConfusionCounts Total(Func<LabelScores, ConfusionCounts> counts) =>
        Labels.Aggregate(default(ConfusionCounts), (sum, label) => sum + counts(label));
}
