namespace Ulmfit.Training.Schedules;

/// <summary>
/// An exponentially weighted mean of the training loss, corrected for its start at zero, in single precision like fastai's.
/// </summary>
/// <param name="mean">The initial <see cref="Mean"/>.</param>
/// <param name="count">The initial <see cref="Count"/>.</param>
internal sealed class SmoothedLoss(float mean = 0, int count = 0)
{
    private const double Beta = 0.98;

    /// <summary>The mean before the correction.</summary>
    public float Mean { get; private set; } = mean;

    /// <summary>The number of losses added.</summary>
    public int Count { get; private set; } = count;

    /// <summary>The corrected mean; NaN before the first loss.</summary>
    public float Value => Mean / (float)(1 - Math.Pow(Beta, Count));

    /// <summary>Adds a loss and returns the corrected mean.</summary>
    public float Add(float loss)
    {
        Count++;
        Mean -= (Mean - loss) * (1 - (float)Beta);
        return Value;
    }
}
