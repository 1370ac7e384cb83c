namespace Jobs;

/// <summary>A place in a job's log, to read on from. Only the service that made one can read it.</summary>
/// <param name="Token">The service's own notation; null for the start of the log.</param>
public readonly record struct LogPosition(string? Token)
{
    public static LogPosition Start => default;

    /// <summary>What the service remembers of the place besides, as long as this process runs.</summary>
    internal object? Memory { get; init; }
}
