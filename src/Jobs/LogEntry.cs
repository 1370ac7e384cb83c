namespace Jobs;

/// <summary>A line of a job's log.</summary>
/// <param name="Text">The line without its end; a line of extraordinary length comes in pieces.</param>
/// <param name="Next">Where the entry after this one starts.</param>
public sealed record LogEntry(string Text, LogPosition Next);
