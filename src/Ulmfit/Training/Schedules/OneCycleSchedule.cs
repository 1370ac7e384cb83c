namespace Ulmfit.Training.Schedules;

/// <summary>
/// The one-cycle policy: the learning rate rises over a quarter of the training and falls over the rest, momentum the other way round, both
/// by cosine.
/// </summary>
/// <remarks>Smith, "A disciplined approach to neural network hyper-parameters", 2018, with fastai's constants.</remarks>
public static class OneCycleSchedule
{
    private const float Rise = 0.25f;
    private const double StartDivisor = 25, EndDivisor = 1e5;
    private const double HighMomentum = 0.8, LowMomentum = 0.7;

    /// <param name="position">How much of the training is done, 0 to 1.</param>
    public static double LearningRate(double highest, double position) =>
        At(position, highest / StartDivisor, highest, highest / EndDivisor);

    /// <inheritdoc cref="LearningRate"/>
    public static double Momentum(double position) => At(position, HighMomentum, LowMomentum, HighMomentum);

    private static double At(double position, double start, double middle, double end)
    {
        // fastai keeps the position inside a phase in single precision; so do we, to agree to the last digits
        var done = (float)position;
        return done < Rise
            ? Cosine(start, middle, done / Rise)
            : Cosine(middle, end, (done - Rise) / (1 - Rise));
    }

    private static double Cosine(double start, double end, double position) =>
        start + (1 + Math.Cos(Math.PI * (1 - position))) * (end - start) / 2;
}
