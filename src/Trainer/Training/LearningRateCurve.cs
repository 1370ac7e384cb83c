namespace Trainer.Training;

/// <summary>What the learning rate finder recorded: the smoothed training loss at each learning rate tried.</summary>
public sealed record LearningRateCurve(IReadOnlyList<double> Rates, IReadOnlyList<float> Losses)
{
    private const int SkippedAtStart = 10, SkippedAtEnd = 5;

    /// <summary>
    /// A tenth of the rate with the lowest loss, the first 10 and last 5 points left out; null when no point is left, that is when the loss
    /// exploded at once.
    /// A loss that is not a number counts as the lowest: the rates beyond it are out of reach.
    /// </summary>
    public double? Suggestion
    {
        get
        {
            var lowest = -1;
            for (var i = SkippedAtStart; i < Losses.Count - SkippedAtEnd; i++)
            {
                if (float.IsNaN(Losses[i]))
                {
                    lowest = i;
                    break;
                }

                if (lowest < 0 || Losses[i] < Losses[lowest])
                    lowest = i;
            }

            return lowest < 0 ? null : (float)Rates[lowest] / 10.0; // fastai reads the rates in single precision
        }
    }
}
