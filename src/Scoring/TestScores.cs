
namespace Scoring;

/// <summary>Scores of a classifier on the test rows, with confidence intervals and the effect of thresholds and calibration.</summary>
/// <param name="Sheet">The scores.</param>
/// <param name="Labels">Records of the labels, in the order of the label list.</param>
/// <param name="Averages">Averages by name; see <see cref="AverageNames"/>.</param>
/// <param name="ThresholdsAreChosen">Whether the thresholds were chosen on the validation rows.</param>
public sealed record TestScores(
    ScoreSheet Sheet, IReadOnlyList<LabelRecord> Labels, IReadOnlyDictionary<string, Figures> Averages, Estimate ExactMatch,
    bool ThresholdsAreChosen)
{
    /// <summary>Computes the scores.</summary>
    /// <param name="labels">Names of the labels.</param>
    /// <param name="answers">Predictions to score.</param>
    /// <param name="baseline">Most frequent labels of the training rows. // (labels)</param>
    /// <param name="seed">Seed of the bootstrap samples.</param>
    /// <param name="threads">Number of samples scored in parallel.</param>
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
