namespace Jobs.Cloud.Logs;

/// <summary>Page of a log.</summary>
/// <param name="Entries">The entries. A page may be empty even if there is a next page.</param>
/// <param name="NextPageToken">The token of the next page; null or empty on the last page.</param>
internal sealed record LogPage(IReadOnlyList<CloudLogEntry>? Entries, string? NextPageToken);
