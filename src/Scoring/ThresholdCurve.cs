namespace Scoring;

/// <summary>Scores of a label at different thresholds.</summary>
internal static class ThresholdCurve
{
    /// <summary>
    /// Number of evenly spaced thresholds, and maximum number of thresholds where recall falls. The former show the curve over thresholds,
    /// the latter the curve over recall.
    /// </summary>
    private const int Even = 100, Steps = 100;

    /// <param name="probabilities">Probability of each row. // (N)</param>
    /// <param name="carried">Whether each row carries the label. // (N)</param>
    /// <returns>Points at ascending thresholds; empty if there are no rows.</returns>
    public static IReadOnlyList<ThresholdPoint> Of(float[] probabilities, bool[] carried)
    {
        var (ascending, truth) = ((float[])probabilities.Clone(), (bool[])carried.Clone());
        Array.Sort(ascending, truth);
        if (ascending.Length == 0 || float.IsNaN(ascending[0]))
            return [];
        float[] hits = [.. ascending.Where((_, row) => truth[row]).Distinct()];
        var support = truth.Count(carries => carries);
        var points = new List<ThresholdPoint>();
        var (below, missed) = (0, 0);
        foreach (var threshold in Thresholds(hits))
        {
            for (; below < ascending.Length && ascending[below] <= threshold; below++)
                missed += truth[below] ? 1 : 0;
            points.Add(Point(Widened.Of(threshold), right: support - missed, predicted: ascending.Length - below, support));
        }

        return points;
    }

    private static IEnumerable<float> Thresholds(float[] hits)
    {
        var even = Enumerable.Range(0, Even).Select(step => step / (float)Even);
        var count = Math.Min(Steps, hits.Length);
        var falls = Enumerable.Range(1, count).Select(step => hits[(int)((long)step * hits.Length / count) - 1]);
        return even.Concat(falls).Distinct().Order();
    }

    private static ThresholdPoint Point(double threshold, int right, int predicted, int support) => new(
        threshold,
        predicted == 0 ? 1 : (double)right / predicted,
        support == 0 ? 0 : (double)right / support,
        predicted + support == 0 ? 0 : 2.0 * right / (predicted + support));
}
