namespace Scoring;

/// <summary>Chooses the threshold of each label that maximizes F1 on the validation rows.</summary>
/// <remarks>
/// Yang, "A study of thresholding strategies for text categorization", 2001: score-based local optimization, SCut. On the logit scale, a
/// label's threshold is shrunk towards the one with the highest F1 over all label cells; a label that no validation row carries uses the
/// latter.
/// </remarks>
internal static class ThresholdChoice
{
    /// <param name="probabilities">Probability of each label for each row. // (N, labels)</param>
    /// <param name="actual">Whether each row carries each label; at least one row carries a label. // (N, labels)</param>
    /// <returns>Threshold of each label. // (labels)</returns>
    public static float[] Choose(IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> actual)
    {
        var pooled = Best([.. probabilities.SelectMany(row => row)], [.. actual.SelectMany(row => row)])
            ?? throw new ArgumentException("No row carries a label.", nameof(actual));
        return [.. Enumerable.Range(0, actual[0].Length).Select(label =>
        {
            float[] column = [.. probabilities.Select(row => row[label])];
            bool[] carried = [.. actual.Select(row => row[label])];
            return Best(column, carried) is { } own
                ? (float)Logit.ToProbability(Shrinkage.Shrink(Logit.Of(own), Logit.Of(pooled), carried.Count(carries => carries)))
                : pooled;
        })];
    }

    /// <summary>
    /// Returns the middle of the widest gap between adjacent probabilities at which F1 is highest: the threshold that is farthest from
    /// changing a prediction. Of equally wide gaps, the highest one is chosen.
    /// </summary>
    /// <returns>The threshold, or null if no row carries the label.</returns>
    internal static float? Best(float[] probabilities, bool[] carried)
    {
        var (ascending, truth) = ((float[])probabilities.Clone(), (bool[])carried.Clone());
        Array.Sort(ascending, truth);
        long support = truth.LongCount(carries => carries), right = 0, bestRight = 0, bestSum = 1;
        if (support == 0)
            return null;

        float width = 0, best = 0;
        for (var end = ascending.Length; end > 0;)
        {
            var upper = ascending[end - 1];
            for (; end > 0 && ascending[end - 1] == upper; end--)
                right += truth[end - 1] ? 1 : 0;
            var lower = end > 0 ? ascending[end - 1] : 0;
            // F1 is 2 right / (predicted + support), compared as fractions of integers so that equal values compare equal.
            var sum = ascending.Length - end + support;
            var gain = right * bestSum - bestRight * sum;
            if (gain > 0 || (gain == 0 && right > 0 && upper - lower > width))
                (bestRight, bestSum, width, best) = (right, sum, upper - lower, Between(lower, upper));
        }

        return best;
    }

    /// <summary>
    /// Returns the middle, but never the upper value if the middle rounds to it, because a probability does not exceed itself.
    /// </summary>
    private static float Between(float lower, float upper)
    {
        var middle = lower + (upper - lower) / 2;
        return middle < upper ? middle : lower;
    }
}
