using Runs;
using Scoring;
using Trainer.Data;

namespace Trainer.Records;

/// <summary>Finds the most confident wrong predictions, which indicate wrong labels or texts that the model does not understand.</summary>
internal static class SurestMistakes
{
    /// <summary>The number of false positives and the number of false negatives per label.</summary>
    private const int OfEachKind = 3;

    private const int LongestText = 1000;
    private const float Half = 0.5f;

    /// <summary>Finds the mistakes.</summary>
    /// <param name="probabilities">The probability of each label. // (N, labels)</param>
    /// <param name="predicted">Whether each label is predicted. // (N, labels)</param>
    /// <param name="thresholds">The threshold of each label; null if the most probable class is predicted. // (labels)</param>
    /// <param name="includeTexts">Whether to include the first 1000 characters of the texts.</param>
    /// <returns>The mistakes, most confident first.</returns>
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

    /// <summary>
    /// The distance of a probability from the threshold, in logits. With the low threshold of a rare label, a probability of 0.2 may be
    /// confident.
    /// </summary>
    private static double Sureness(float probability, float? threshold) => Math.Abs(Logit.Of(probability) - Logit.Of(threshold ?? Half));

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var length = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..length] + "…";
    }
}
