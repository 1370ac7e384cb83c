namespace Google.Cloud.Storage.V1;

/// <summary>How long to wait before each repetition.</summary>
/// <param name="initialBackoff">Before the first.</param>
/// <param name="maxBackoff">Before any.</param>
/// <param name="backoffMultiplier">How many times longer before each next one.</param>
public sealed class RetryTiming(TimeSpan initialBackoff, TimeSpan maxBackoff, double backoffMultiplier)
{
    public static TimeSpan DefaultInitialBackoff { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan DefaultMaxBackoff { get; } = TimeSpan.FromSeconds(32);

    public static double DefaultBackoffMultiplier { get; } = 2;

    public static RetryTiming Default { get; } = new(DefaultInitialBackoff, DefaultMaxBackoff, DefaultBackoffMultiplier);

    public TimeSpan InitialBackoff { get; } = initialBackoff;

    public TimeSpan MaxBackoff { get; } = maxBackoff;

    public double BackoffMultiplier { get; } = backoffMultiplier;

    public RetryTiming WithInitialBackoff(TimeSpan initialBackoff) => new(initialBackoff, MaxBackoff, BackoffMultiplier);

    public RetryTiming WithMaxBackoff(TimeSpan maxBackoff) => new(InitialBackoff, maxBackoff, BackoffMultiplier);

    public RetryTiming WithBackoffMultiplier(double backoffMultiplier) => new(InitialBackoff, MaxBackoff, backoffMultiplier);

    /// <param name="failures">How often the request has failed, 1 or more.</param>
    internal TimeSpan BackoffAfter(int failures)
    {
        var seconds = InitialBackoff.TotalSeconds * Math.Pow(BackoffMultiplier, failures - 1);
        return TimeSpan.FromSeconds(Math.Min(seconds, MaxBackoff.TotalSeconds));
    }
}
