namespace Jobs.Cloud.Logs;

/// <summary>A part of a log.</summary>
/// <param name="NextPageToken">Asks for the next part; null or empty behind the last. A part may be empty though there is a next.</param>
internal sealed record LogPage(IReadOnlyList<CloudLogEntry>? Entries, string? NextPageToken);
