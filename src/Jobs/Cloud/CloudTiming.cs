namespace Jobs.Cloud;

/// <summary>How patient a cloud job service is.</summary>
public sealed record CloudTiming
{
    /// <summary>How long one request may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause between two looks at a running job and its log.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new job may be missing from lists.</summary>
    public TimeSpan ListsSettle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after a job's end lines of its log may still come in.</summary>
    public TimeSpan LogsSettle { get; init; } = TimeSpan.FromSeconds(15);
}
