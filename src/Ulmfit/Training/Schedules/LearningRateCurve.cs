namespace Ulmfit.Training.Schedules;

/// <summary>The curve of the learning rate finder: the smoothed training loss at each learning rate tried.</summary>
/// <remarks>
/// Both suggestions skip the first 10 and the last 5 points, and are null when no point is left because the loss exploded early. A loss
/// that is not a number counts as the lowest, so higher rates are not suggested. Source: fastai 2.1.8 <c>Learner.lr_find</c>, which
/// computes in single precision.
/// </remarks>
public sealed record LearningRateCurve(IReadOnlyList<double> Rates, IReadOnlyList<float> Losses)
{
    private const int SkippedAtStart = 10, SkippedAtEnd = 5;

    /// <summary>A tenth of the rate with the lowest loss: fastai's <c>lr_min</c>.</summary>
    public double? Suggestion => Lowest(Read) is { } index ? (float)Rates[SkippedAtStart + index] / 10.0 : null;

    /// <summary>The rate at which the slope of the loss over the logarithm of the rate is steepest: fastai's <c>lr_steep</c>.</summary>
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
