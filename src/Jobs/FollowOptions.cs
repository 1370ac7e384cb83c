namespace Jobs;

/// <summary>How a job is followed.</summary>
/// <param name="OnInterrupt">What becomes of the job on Ctrl-C.</param>
/// <param name="WatchCommand">The command that follows the job again; shown on detaching.</param>
/// <param name="CancelCommand">The command that cancels the job; shown on detaching.</param>
public sealed record FollowOptions(OnInterrupt OnInterrupt, string WatchCommand, string CancelCommand)
{
    /// <summary>Where in the log to start.</summary>
    public LogPosition From { get; init; } = LogPosition.Start;
}
