using Scoring.Sampling;

namespace Scoring;

/// <summary>
/// How far the figures of the test rows may be off: the spread they have over samples of those rows, each as large as all of them and
/// drawn with replacement.
/// </summary>
/// <remarks>
/// Efron, "Bootstrap methods: another look at the jackknife", 1979; the percentile interval of Efron and Tibshirani 1993, chapter 13. A
/// row is drawn with all its labels, for they depend on each other. A sample is drawn by a generator of its own, so that the samples are
/// the same on any number of threads.
/// </remarks>
public sealed class Bootstrap
{
    public const int Samples = 1000;

    /// <summary>Of fewer samples in which a figure is defined its spread says little.</summary>
    private const int FewestDefined = Samples / 2;

    private const double LowestPart = 0.025, HighestPart = 0.975;

    private readonly ScoreSheet[] _samples;

    /// <param name="seed">Decides the samples.</param>
    /// <param name="threads">So many samples are scored at once.</param>
    public Bootstrap(ScoredRows rows, uint seed, int threads)
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

    /// <param name="value">The figure of all test rows.</param>
    /// <param name="figure">The same figure of a sample.</param>
    public Estimate Of(double value, Func<ScoreSheet, double> figure) => Of(value, _samples.Select(figure));

    /// <param name="all">The figures of all test rows.</param>
    /// <param name="figures">The same figures of a sample.</param>
    public Figures Of(ScoreFigures all, Func<ScoreSheet, ScoreFigures> figures, double fixedThresholdF1)
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

    /// <param name="ascending">At least one.</param>
    /// <returns>numpy's <c>percentile</c>, linear between neighbours.</returns>
    internal static double Percentile(double[] ascending, double part)
    {
        var place = part * (ascending.Length - 1);
        var (lower, upper) = (ascending[(int)Math.Floor(place)], ascending[(int)Math.Ceiling(place)]);
        return lower + (upper - lower) * (place - Math.Floor(place));
    }

    /// <summary>Draws as many rows as there are.</summary>
    private static void Draw(int[] times, Mt19937 generator)
    {
        Array.Clear(times);
        for (var draw = 0; draw < times.Length; draw++)
            times[(int)(((ulong)generator.Next() * (ulong)times.Length) >> 32)]++;
    }
}
