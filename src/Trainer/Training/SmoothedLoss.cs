namespace Trainer.Training;

/// <summary>
/// An exponentially weighted mean of the training loss, corrected for its start at zero, in single precision as fastai's.
/// </summary>
public sealed class SmoothedLoss
{
    private const double Beta = 0.98;
    private float _mean;
    private int _count;

    /// <summary>NaN before the first loss.</summary>
    public float Value => _mean / (float)(1 - Math.Pow(Beta, _count));

    public float Add(float loss)
    {
        _count++;
        _mean -= (_mean - loss) * (1 - (float)Beta);
        return Value;
    }
}
