namespace Training.Benchmarks;

/// <summary>One step, or the mean of those taken at once.</summary>
/// <param name="ProcessorSeconds">User and system, of all threads: what the step takes where others want the same cores.</param>
/// <param name="Loss">Regularisation included, before the step; of our own steps the smoothed one, which the learner tells.</param>
internal sealed record Measurement(double Seconds, double ProcessorSeconds, double Loss);
