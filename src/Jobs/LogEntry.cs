namespace Jobs;

/// <summary>Line of a job's log.</summary>
/// <param name="Text">The text without the line break. A line longer than 64 KiB is split into several entries.</param>
/// <param name="Next">The position of the next entry.</param>
public sealed record LogEntry(string Text, LogPosition Next);
