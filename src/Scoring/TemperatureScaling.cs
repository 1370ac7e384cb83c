namespace Scoring;

/// <summary>
/// Calibrates probabilities by dividing logits by a temperature, so that about a fraction x of the rows with probability x carry the label.
/// The ranking of a label's rows does not change.
/// </summary>
/// <remarks>
/// Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017, section 4.2. A temperature minimizes the negative log
/// likelihood of the validation rows, which is convex in its inverse. Classes that exclude each other share the temperature of their
/// softmax. Otherwise each label has its own temperature, whose logarithm is shrunk towards that of all label cells. A model of several
/// networks is calibrated by the logits of its mean probabilities.
/// </remarks>
internal static class TemperatureScaling
{
    private const double Lowest = 0.1, Highest = 10;
    private const int Halvings = 50;

    /// <param name="probabilities">Probability of each class. // (C)</param>
    /// <param name="temperatures">Temperature of each class. // (C)</param>
    /// <param name="exclusive">Whether the probabilities sum to 1 before and after calibration.</param>
    public static float[] Apply(IReadOnlyList<float> probabilities, IReadOnlyList<double> temperatures, bool exclusive)
    {
        if (!exclusive)
            return [.. probabilities.Select((probability, index) => (float)Logit.ToProbability(Logit.Of(probability) / temperatures[index]))];
        double[] powers = [.. probabilities.Select((probability, index) => Math.Exp(Logit.Log(probability) / temperatures[index]))];
        var sum = powers.Sum();
        return [.. powers.Select(power => (float)(power / sum))];
    }

    /// <param name="probabilities">Probabilities of each row. // (N, C)</param>
    /// <param name="cells">1 for each class that a row belongs to. // (N, C)</param>
    /// <returns>Temperature of each class. // (C)</returns>
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

    /// <summary>Returns the number of rows with the rarer answer. Rows with only one answer do not determine a scale.</summary>
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

    /// <summary>Returns the mean of the logits under their softmax, which is the slope of its normalizer.</summary>
    private static double Mean(double[] logits, double inverse)
    {
        double sum = 0, weighted = 0;
        foreach (var logit in logits)
        {
            var power = Math.Exp(logit * inverse); // logits are logarithms of probabilities, so none is positive
            sum += power;
            weighted += power * logit;
        }

        return weighted / sum;
    }

    /// <summary>Minimizes a convex loss.</summary>
    /// <param name="slope">Slope of the loss over the inverse temperature; it is increasing.</param>
    /// <returns>
    /// The temperature with the lowest loss, or the end of the range that the loss decreases towards; 1 if the loss is constant.
    /// </returns>
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
