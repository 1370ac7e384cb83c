
namespace Scoring;

/// <summary>How good a classifier is on the test rows: the scores, how far they may be off, and what thresholds and calibration do to them.</summary>
/// <param name="Sheet">The scores themselves.</param>
/// <param name="Labels">In the order of the label list.</param>
/// <param name="Averages">By the names of <see cref="AverageNames"/>.</param>
/// <param name="ThresholdsAreChosen">Whether the thresholds were chosen on the validation rows.</param>
public sealed record TestScores(
    ScoreSheet Sheet, IReadOnlyList<LabelRecord> Labels, IReadOnlyDictionary<string, Figures> Averages, Estimate ExactMatch,
    bool ThresholdsAreChosen)
{
    /// <param name="labels">Their names.</param>
    /// <param name="baseline">What is most frequent in the training rows. // (labels)</param>
    /// <param name="seed">Decides the bootstrap samples.</param>
    /// <param name="threads">So many samples are scored at once.</param>
    public static TestScores Of(IReadOnlyList<string> labels, TestAnswers answers, bool[] baseline, uint seed, int threads)
    {
        var rows = new ScoredRows(labels, answers.Predicted, answers.Probabilities, answers.Actual, baseline);
        var sheet = rows.Score([.. Enumerable.Repeat(1, rows.Count)]);
        var atFixed = answers.AtFixedThreshold is { } predicted
            ? ScoreSheet.Compare(labels, predicted, answers.Probabilities, answers.Actual, baseline)
            : sheet;
        var bootstrap = new Bootstrap(rows, seed, threads);
        return new(
            sheet,
            [.. labels.Select((name, label) => LabelRecordOf(name, label, answers, Estimated(scores => scores.Labels[label].Figures)))],
            new OrderedDictionary<string, Figures>
            {
                [AverageNames.Micro] = Estimated(scores => scores.Micro),
                [AverageNames.Macro] = Estimated(scores => scores.Macro),
                [AverageNames.Weighted] = Estimated(scores => scores.Weighted),
            },
            bootstrap.Of(sheet.ExactMatch, scores => scores.ExactMatch),
            answers.AtFixedThreshold is not null);

        Figures Estimated(Func<ScoreSheet, ScoreFigures> figures) => bootstrap.Of(figures(sheet), figures, figures(atFixed).F1);
    }

    private static LabelRecord LabelRecordOf(string name, int label, TestAnswers answers, Figures figures)
    {
        float[] probabilities = [.. answers.Probabilities.Select(row => row[label])];
        bool[] carried = [.. answers.Actual.Select(row => row[label])];
        return new(
            name,
            figures,
            answers.Thresholds[label] is { } threshold ? Widened.Of(threshold) : null,
            ThresholdCurve.Of(probabilities, carried),
            Reliability.Of(probabilities, carried, answers.Temperatures[label]),
            answers.Uncalibrated is { } rows ? Reliability.Of([.. rows.Select(row => row[label])], carried, temperature: 1) : null);
    }
}
