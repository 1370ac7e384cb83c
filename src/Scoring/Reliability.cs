namespace Scoring;

/// <summary>Measures how well predicted probabilities match observed frequencies.</summary>
/// <remarks>
/// Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015: the expected calibration error,
/// here of the label's own probability. Brier, "Verification of forecasts expressed in terms of probability", 1950.
/// </remarks>
internal static class Reliability
{
    private const int Bins = 10;

    /// <param name="probabilities">Probability of each row. // (N)</param>
    /// <param name="carried">Whether each row carries the label. // (N)</param>
    /// <param name="temperature">Temperature that calibrated the probabilities; 1 if they are not calibrated.</param>
    public static CalibrationRecord Of(IReadOnlyList<float> probabilities, IReadOnlyList<bool> carried, double temperature)
    {
        var (sums, with, rows) = (new double[Bins], new int[Bins], new int[Bins]);
        double squares = 0;
        for (var row = 0; row < probabilities.Count; row++)
        {
            var (probability, truth) = ((double)probabilities[row], carried[row] ? 1 : 0);
            var bin = Math.Min((int)(probability * Bins), Bins - 1);
            sums[bin] += probability;
            with[bin] += truth;
            rows[bin]++;
            squares += (probability - truth) * (probability - truth);
        }

        CalibrationBin[] bins =
        [
            .. Enumerable.Range(0, Bins).Where(bin => rows[bin] > 0)
                .Select(bin => new CalibrationBin(sums[bin] / rows[bin], (double)with[bin] / rows[bin], rows[bin])),
        ];
        var all = Math.Max(probabilities.Count, 1); // without rows the error is 0
        return new(temperature, bins.Sum(bin => Math.Abs(bin.Probability - bin.Frequency) * bin.Rows) / all, squares / all, bins);
    }
}
