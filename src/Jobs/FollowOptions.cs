namespace Jobs;

/// <summary>How a job is followed.</summary>
/// <param name="OnInterrupt">What becomes of the job on Ctrl-C.</param>
/// <param name="WatchCommand">The command that follows the job again; shown on detaching.</param>
/// <param name="CancelCommand">The command that cancels the job; shown on detaching.</param>
public sealed record FollowOptions(OnInterrupt OnInterrupt, string WatchCommand, string CancelCommand)
{
    /// <summary>Where in the log to start.</summary>
    public LogPosition From { get; init; } = LogPosition.Start;

    /// <summary>Whether its log is shown; what there is to say on an interrupt is said in any case.</summary>
    public bool ShowsLog { get; init; } = true;
}
