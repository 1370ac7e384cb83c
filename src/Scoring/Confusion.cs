namespace Scoring;

/// <summary>Counts which labels are predicted in place of the actual ones.</summary>
public static class Confusion
{
    private const string None = "(none)";

    /// <summary>Computes the confusion matrix.</summary>
    /// <param name="labels">Names of the labels.</param>
    /// <param name="predicted">Whether each label is predicted for each row. // (N, labels)</param>
    /// <param name="actual">Whether each row carries each label. // (N, labels)</param>
    public static ConfusionMatrix Of(IReadOnlyList<string> labels, IReadOnlyList<bool[]> predicted, IReadOnlyList<bool[]> actual)
    {
        var none = labels.Count;
        var counts = new int[none + 1][];
        for (var line = 0; line < counts.Length; line++)
            counts[line] = new int[none + 1];

        foreach (var (given, truth) in predicted.Zip(actual))
        {
            var wrong = Where(label => given[label] && !truth[label], none);
            var missed = Where(label => truth[label] && !given[label], none);
            if (!truth.Contains(true))
                Count(none, wrong);
            foreach (var label in missed)
                Count(label, wrong);
            foreach (var label in Where(label => truth[label] && given[label], none))
                counts[label][label]++;
        }

        return new([.. labels, None], counts);

        void Count(int line, int[] wrong)
        {
            foreach (var column in wrong.Length == 0 ? [none] : wrong)
                counts[line][column]++;
        }
    }

    private static int[] Where(Func<int, bool> holds, int labels) => [.. Enumerable.Range(0, labels).Where(holds)];
}
