namespace Ulmfit.Training.Schedules;

/// <summary>
/// The one-cycle policy: the learning rate rises over the first quarter of the training and falls over the rest, momentum does the
/// opposite, both with cosine annealing.
/// </summary>
/// <remarks>Smith, "A disciplined approach to neural network hyper-parameters", 2018, with fastai's constants.</remarks>
internal static class OneCycleSchedule
{
    private const float Rise = 0.25f;
    private const double StartDivisor = 25, EndDivisor = 1e5;
    private const double HighMomentum = 0.8, LowMomentum = 0.7;

    /// <summary>The learning rate at a position.</summary>
    /// <param name="position">The finished share of the training, 0 to 1.</param>
    public static double LearningRate(double highest, double position) =>
        At(position, highest / StartDivisor, highest, highest / EndDivisor);

    /// <summary>The momentum at a position.</summary>
    /// <inheritdoc cref="LearningRate" path="/param"/>
    public static double Momentum(double position) => At(position, HighMomentum, LowMomentum, HighMomentum);

    private static double At(double position, double start, double middle, double end)
    {
        // fastai computes the position in single precision; this gives the same digits
        var done = (float)position;
        return done < Rise
            ? Cosine(start, middle, done / Rise)
            : Cosine(middle, end, (done - Rise) / (1 - Rise));
    }

    private static double Cosine(double start, double end, double position) =>
        start + (1 + Math.Cos(Math.PI * (1 - position))) * (end - start) / 2;
}
