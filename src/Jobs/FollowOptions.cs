namespace Jobs;

/// <summary>Options for following a job.</summary>
/// <param name="OnInterrupt">What Ctrl-C does to the job.</param>
/// <param name="WatchCommand">The command that follows the job again; shown after detaching.</param>
/// <param name="CancelCommand">The command that cancels the job; shown after detaching.</param>
public sealed record FollowOptions(OnInterrupt OnInterrupt, string WatchCommand, string CancelCommand)
{
    /// <summary>Position in the log to start at.</summary>
    public LogPosition From { get; init; } = LogPosition.Start;

    /// <summary>Whether the log is shown. Messages about an interrupt are always shown.</summary>
    public bool ShowsLog { get; init; } = true;
}
