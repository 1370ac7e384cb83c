namespace Scoring;

/// <summary>Chooses for each label the threshold with which it scores the highest F1 on the validation rows.</summary>
/// <remarks>
/// Yang, "A study of thresholding strategies for text categorization", 2001: score-based local optimisation, SCut. A label's threshold is
/// shrunk, on the scale of logits, towards the one with the highest F1 over all label cells: all of it where no validation row carries the
/// label.
/// </remarks>
internal static class ThresholdChoice
{
    /// <param name="probabilities">// (N, labels)</param>
    /// <param name="actual">At least one row carries a label. // (N, labels)</param>
    /// <returns>// (labels)</returns>
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
    /// The middle of the widest gap between two neighbouring probabilities among those where F1 is highest: the threshold that is farthest
    /// from changing an answer. Of gaps of one width the highest.
    /// </summary>
    /// <returns>Null where no row carries the label.</returns>
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
            // F1 is 2 right / (predicted + support): compared as fractions of whole numbers, so that equal ones are equal.
            var sum = ascending.Length - end + support;
            var gain = right * bestSum - bestRight * sum;
            if (gain > 0 || (gain == 0 && right > 0 && upper - lower > width))
                (bestRight, bestSum, width, best) = (right, sum, upper - lower, Between(lower, upper));
        }

        return best;
    }

    /// <summary>The middle, which rounding must not make the upper one: that would not be exceeded by itself.</summary>
    private static float Between(float lower, float upper)
    {
        var middle = lower + (upper - lower) / 2;
        return middle < upper ? middle : lower;
    }
}
