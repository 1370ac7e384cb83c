using Scoring.Sampling;

namespace Scoring;

/// <summary>
/// Bootstrap confidence intervals of the figures on the test rows: their spread over samples of the rows, each as large as the test set and
/// drawn with replacement.
/// </summary>
/// <remarks>
/// Efron, "Bootstrap methods: another look at the jackknife", 1979; the percentile interval of Efron and Tibshirani 1993, chapter 13. A row
/// is drawn with all its labels because they depend on each other. Each sample has its own random generator, so the samples do not depend
/// on the number of threads.
/// </remarks>
public sealed class Bootstrap
{
    /// <summary>Number of bootstrap samples.</summary>
    public const int Samples = 1000;

    /// <summary>Minimum number of samples in which a figure is defined; the spread over fewer samples is not meaningful.</summary>
    private const int FewestDefined = Samples / 2;

    private const double LowestPart = 0.025, HighestPart = 0.975;

    private readonly ScoreSheet[] _samples;

    /// <summary>Draws and scores the samples.</summary>
    /// <param name="rows">Scored test rows.</param>
    /// <param name="seed">Seed of the samples.</param>
    /// <param name="threads">Number of samples scored in parallel.</param>
    internal Bootstrap(ScoredRows rows, uint seed, int threads)
    {
        var samples = new ScoreSheet[rows.Count == 0 ? 0 : Samples];
        Parallel.For(
            0,
            samples.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new int[rows.Count],
            (sample, _, times) =>
            {
                Draw(times, new Mt19937(unchecked(seed + (uint)sample)));
                samples[sample] = rows.Score(times);
                return times;
            },
            _ => { });
        _samples = samples;
    }

    /// <summary>Estimates the confidence interval of a figure.</summary>
    /// <param name="value">The figure over all test rows.</param>
    /// <param name="figure">Function that computes the same figure for a sample.</param>
    internal Estimate Of(double value, Func<ScoreSheet, double> figure) => Of(value, _samples.Select(figure));

    /// <summary>Estimates the confidence intervals of a set of figures.</summary>
    /// <param name="all">The figures over all test rows.</param>
    /// <param name="figures">Function that computes the same figures for a sample.</param>
    internal Figures Of(ScoreFigures all, Func<ScoreSheet, ScoreFigures> figures, double fixedThresholdF1)
    {
        ScoreFigures[] sampled = [.. _samples.Select(figures)];
        return new(
            Estimated(one => one.Accuracy),
            Estimated(one => one.Precision),
            Estimated(one => one.Recall),
            Estimated(one => one.F1),
            Estimated(one => one.AveragePrecision),
            Estimated(one => one.RocAuc),
            all.Support,
            all.BaselineAccuracy,
            all.BaselineF1,
            fixedThresholdF1);

        Estimate Estimated(Func<ScoreFigures, double> figure) => Of(figure(all), sampled.Select(figure));
    }

    private static Estimate Of(double value, IEnumerable<double> samples)
    {
        double[] spread = [.. samples.Where(double.IsFinite).Order()];
        var isTold = spread.Length >= FewestDefined;
        return new(
            double.IsFinite(value) ? value : null,
            isTold ? Percentile(spread, LowestPart) : null,
            isTold ? Percentile(spread, HighestPart) : null);
    }

    /// <summary>Computes a percentile.</summary>
    /// <param name="ascending">Sorted values, at least one.</param>
    /// <param name="part">Fraction from 0 to 1.</param>
    /// <returns>The same value as numpy's <c>percentile</c>, with linear interpolation.</returns>
    internal static double Percentile(double[] ascending, double part)
    {
        var place = part * (ascending.Length - 1);
        var (lower, upper) = (ascending[(int)Math.Floor(place)], ascending[(int)Math.Ceiling(place)]);
        return lower + (upper - lower) * (place - Math.Floor(place));
    }

    /// <summary>Draws as many rows as there are, with replacement, and counts how often each was drawn.</summary>
    private static void Draw(int[] times, Mt19937 generator)
    {
        Array.Clear(times);
        for (var draw = 0; draw < times.Length; draw++)
            times[(int)(((ulong)generator.Next() * (ulong)times.Length) >> 32)]++;
    }
}
