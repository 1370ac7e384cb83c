namespace Jobs.Cloud;

/// <summary>Time limits and poll intervals of a cloud job service.</summary>
public sealed record CloudTiming
{
    /// <summary>Time limit of one request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause between two polls of a running job and its log.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for which a new job may be missing from lists.</summary>
    public TimeSpan ListsSettle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time after the end of a job in which lines of its log may still arrive.</summary>
    public TimeSpan LogsSettle { get; init; } = TimeSpan.FromSeconds(15);
}
