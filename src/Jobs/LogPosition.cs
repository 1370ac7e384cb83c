namespace Jobs;

/// <summary>Position in a job's log. Only the service that created a position can use it.</summary>
/// <param name="Token">The position in the notation of the service; null for the start of the log.</param>
public readonly record struct LogPosition(string? Token)
{
    /// <summary>Start of the log.</summary>
    public static LogPosition Start => default;

    /// <summary>Further data of the service about the position, available in this process only.</summary>
    internal object? Memory { get; init; }
}
