namespace Ulmfit.Training.Schedules;

/// <summary>
/// An exponentially weighted mean of the training loss, corrected for its start at zero, in single precision as fastai's.
/// </summary>
/// <param name="mean">See <see cref="Mean"/>; 0 to start anew.</param>
/// <param name="count">See <see cref="Count"/>; 0 to start anew.</param>
public sealed class SmoothedLoss(float mean = 0, int count = 0)
{
    private const double Beta = 0.98;

    /// <summary>The mean before its correction.</summary>
    public float Mean { get; private set; } = mean;

    /// <summary>How many losses were added.</summary>
    public int Count { get; private set; } = count;

    /// <summary>NaN before the first loss.</summary>
    public float Value => Mean / (float)(1 - Math.Pow(Beta, Count));

    public float Add(float loss)
    {
        Count++;
        Mean -= (Mean - loss) * (1 - (float)Beta);
        return Value;
    }
}
