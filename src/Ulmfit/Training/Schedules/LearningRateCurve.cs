namespace Ulmfit.Training.Schedules;

/// <summary>What the learning rate finder recorded: the smoothed training loss at each learning rate tried.</summary>
/// <remarks>
/// Both suggestions leave the first 10 and last 5 points out, and are null when too few are left, that is when the loss exploded at once. A
/// loss that is not a number counts as the lowest: the rates beyond it are out of reach. Source: fastai 2.1.8 <c>Learner.lr_find</c>, which
/// computes in single precision.
/// </remarks>
public sealed record LearningRateCurve(IReadOnlyList<double> Rates, IReadOnlyList<float> Losses)
{
    private const int SkippedAtStart = 10, SkippedAtEnd = 5;

    /// <summary>A tenth of the rate with the lowest loss: fastai's <c>lr_min</c>.</summary>
    public double? Suggestion => Lowest(Read) is { } index ? (float)Rates[SkippedAtStart + index] / 10.0 : null;

    /// <summary>The rate from which the loss falls most over the logarithm of the rate: fastai's <c>lr_steep</c>.</summary>
    public double? Steepest
    {
        get
        {
            var losses = Read;
            var slopes = new float[Math.Max(0, losses.Length - 1)];
            for (var i = 0; i < slopes.Length; i++)
            {
                var (rate, next) = ((float)Rates[SkippedAtStart + i], (float)Rates[SkippedAtStart + i + 1]);
                slopes[i] = (losses[i + 1] - losses[i]) / (MathF.Log(next) - MathF.Log(rate));
            }

            return Lowest(slopes) is { } index ? (float)Rates[SkippedAtStart + index] : null;
        }
    }

    private float[] Read => [.. Losses.Skip(SkippedAtStart).SkipLast(SkippedAtEnd)];

    private static int? Lowest(float[] values)
    {
        var firstNaN = Array.FindIndex(values, float.IsNaN);
        return values.Length == 0 ? null : firstNaN >= 0 ? firstNaN : Array.IndexOf(values, values.Min());
    }
}
