namespace Scoring;

/// <summary>
/// Divides logits by a temperature, so that of the rows given a probability of x about x carry the label; the order of a label's rows
/// stays.
/// </summary>
/// <remarks>
/// Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017, section 4.2. A temperature minimises the negative
/// log likelihood of the validation rows, which is convex in its inverse. Classes that exclude each other share one, that of their
/// softmax; any number of labels have one each, shrunk on the scale of its logarithm towards the one of all label cells. A model of
/// several networks is calibrated by the logits of its mean probabilities.
/// </remarks>
internal static class TemperatureScaling
{
    private const double Lowest = 0.1, Highest = 10;
    private const int Halvings = 50;

    /// <param name="probabilities">One a class. // (C)</param>
    /// <param name="temperatures">One a class. // (C)</param>
    /// <param name="exclusive">Whether the probabilities add up to 1, and shall do so again.</param>
    public static float[] Apply(IReadOnlyList<float> probabilities, IReadOnlyList<double> temperatures, bool exclusive)
    {
        if (!exclusive)
            return [.. probabilities.Select((probability, index) => (float)Logit.ToProbability(Logit.Of(probability) / temperatures[index]))];
        double[] powers = [.. probabilities.Select((probability, index) => Math.Exp(Logit.Log(probability) / temperatures[index]))];
        var sum = powers.Sum();
        return [.. powers.Select(power => (float)(power / sum))];
    }

    /// <param name="probabilities">// (N, C)</param>
    /// <param name="cells">1 for each class a row belongs to. // (N, C)</param>
    /// <returns>One a class. // (C)</returns>
    public static double[] Fit(IReadOnlyList<float[]> probabilities, IReadOnlyList<float[]> cells, bool exclusive)
    {
        var classes = cells[0].Length;
        if (exclusive)
            return [.. Enumerable.Repeat(OfSoftmax(probabilities, cells), classes)];

        var columns = Enumerable.Range(0, classes).Select(index => Column(probabilities, cells, index)).ToArray();
        var pooled = Math.Log(OfLogits([.. columns.SelectMany(column => column)]));
        return [.. columns.Select(column => Math.Exp(Shrinkage.Shrink(Math.Log(OfLogits(column)), pooled, Informative(column))))];
    }

    private static (double Logit, bool Carried)[] Column(IReadOnlyList<float[]> probabilities, IReadOnlyList<float[]> cells, int index) =>
        [.. probabilities.Zip(cells, (row, cell) => (Logit.Of(row[index]), cell[index] > 0))];

    /// <summary>Rows of the rarer of two answers: those of one answer alone say nothing of the scale.</summary>
    private static int Informative((double Logit, bool Carried)[] column)
    {
        var carried = column.Count(row => row.Carried);
        return Math.Min(carried, column.Length - carried);
    }

    private static double OfLogits((double Logit, bool Carried)[] cells) => Minimum(inverse =>
        cells.Sum(cell => cell.Logit * (Logit.ToProbability(inverse * cell.Logit) - (cell.Carried ? 1 : 0))));

    private static double OfSoftmax(IReadOnlyList<float[]> probabilities, IReadOnlyList<float[]> cells)
    {
        double[][] logits = [.. probabilities.Select(row => row.Select(probability => Logit.Log(probability)).ToArray())];
        int[] truth = [.. cells.Select(row => Array.IndexOf(row, 1f))];
        return Minimum(inverse => logits.Zip(truth, (row, index) => Mean(row, inverse) - row[index]).Sum());
    }

    /// <summary>The mean of logits under their softmax, which is the slope of its normaliser.</summary>
    private static double Mean(double[] logits, double inverse)
    {
        double sum = 0, weighted = 0;
        foreach (var logit in logits)
        {
            var power = Math.Exp(logit * inverse); // logits are logarithms of probabilities: none is above 0
            sum += power;
            weighted += power * logit;
        }

        return weighted / sum;
    }

    /// <returns>The temperature at which a convex loss is lowest, or the end of the range it falls towards; 1 where it is the same everywhere.</returns>
    /// <param name="slope">Of the loss over the inverse temperature: it rises.</param>
    private static double Minimum(Func<double, double> slope)
    {
        if (slope(1) == 0)
            return 1;
        var (low, high) = (Math.Log(1 / Highest), Math.Log(1 / Lowest));
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (slope(Math.Exp(middle)) < 0)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp(-(low + high) / 2);
    }
}
