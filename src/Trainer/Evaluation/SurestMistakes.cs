using Reports.Runs;
using Trainer.Data;

namespace Trainer.Evaluation;

/// <summary>Finds the wrong answers a model was surest of: what was labelled wrongly, or what it does not understand.</summary>
internal static class SurestMistakes
{
    /// <summary>For each label so many rows it was given wrongly, and so many that it was missed of.</summary>
    private const int OfEachKind = 3;

    private const int LongestText = 1000;

    /// <param name="probabilities">// (N, labels)</param>
    /// <param name="predicted">// (N, labels)</param>
    /// <param name="includeTexts">Whether the rows' texts are shown, their first 1000 characters.</param>
    /// <returns>The surest first.</returns>
    public static IReadOnlyList<Mistake> Of(
        IReadOnlyList<string> labels, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> predicted, LabelledTexts rows,
        bool includeTexts)
    {
        return [.. labels.SelectMany((_, label) => Wrong(label, carried: true).Concat(Wrong(label, carried: false))).OrderByDescending(Sureness)];

        IEnumerable<Mistake> Wrong(int label, bool carried) => Enumerable.Range(0, rows.Count)
            .Where(row => rows.Labels[row][label] == carried && predicted[row][label] != carried)
            .Select(row => (Row: row, Probability: probabilities[row][label]))
            .OrderBy(wrong => carried ? wrong.Probability : -wrong.Probability)
            .Take(OfEachKind)
            .Select(wrong => new Mistake(
                labels[label],
                rows.Lines[wrong.Row],
                Widened.Of(wrong.Probability),
                carried,
                [.. labels.Where((_, other) => rows.Labels[wrong.Row][other])],
                includeTexts ? Shortened(rows.Texts[wrong.Row]) : null));
    }

    private static double Sureness(Mistake mistake) => mistake.Carried ? 1 - mistake.Probability : mistake.Probability;

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var length = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..length] + "…";
    }
}
