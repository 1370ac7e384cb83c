using Runs;
using Scoring;
using Trainer.Data;

namespace Trainer.Records;

/// <summary>Finds the wrong answers a model was surest of: what was labelled wrongly, or what it does not understand.</summary>
internal static class SurestMistakes
{
    /// <summary>For each label so many rows it was given wrongly, and so many that it was missed of.</summary>
    private const int OfEachKind = 3;

    private const int LongestText = 1000;
    private const float Half = 0.5f;

    /// <param name="probabilities">// (N, labels)</param>
    /// <param name="predicted">// (N, labels)</param>
    /// <param name="thresholds">Null where the most probable class is predicted. // (labels)</param>
    /// <param name="includeTexts">Whether the rows' texts are shown, their first 1000 characters.</param>
    /// <returns>The surest first.</returns>
    public static IReadOnlyList<Mistake> Of(
        IReadOnlyList<string> labels, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> predicted,
        IReadOnlyList<float?> thresholds, LabelledTexts rows, bool includeTexts)
    {
        return
        [
            .. labels.SelectMany((_, label) => Wrong(label, carried: true).Concat(Wrong(label, carried: false)))
                .OrderByDescending(mistake => mistake.Sureness).Select(mistake => mistake.Mistake),
        ];

        IEnumerable<(double Sureness, Mistake Mistake)> Wrong(int label, bool carried) => Enumerable.Range(0, rows.Count)
            .Where(row => rows.Labels[row][label] == carried && predicted[row][label] != carried)
            .Select(row => (Row: row, Probability: probabilities[row][label]))
            .OrderBy(wrong => carried ? wrong.Probability : -wrong.Probability)
            .Take(OfEachKind)
            .Select(wrong => (Sureness(wrong.Probability, thresholds[label]), new Mistake(
                labels[label],
                rows.Lines[wrong.Row],
                Widened.Of(wrong.Probability),
                carried,
                [.. labels.Where((_, other) => rows.Labels[wrong.Row][other])],
                includeTexts ? Shortened(rows.Texts[wrong.Row]) : null)));
    }

    /// <summary>How far a probability is from where the answer changes, in logits: a rare label is never probable, and 0.2 may be sure.</summary>
    private static double Sureness(float probability, float? threshold) => Math.Abs(Logit.Of(probability) - Logit.Of(threshold ?? Half));

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var length = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..length] + "…";
    }
}
