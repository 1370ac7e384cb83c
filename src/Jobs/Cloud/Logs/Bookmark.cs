namespace Jobs.Cloud.Logs;

/// <summary>Position among the entries that were shown.</summary>
/// <param name="Shown">The entries.</param>
/// <param name="Count">The number of entries before the position.</param>
/// <param name="Lines">The number of lines of the next entry that are also before the position.</param>
internal sealed record Bookmark(ShownEntries Shown, long Count, int Lines);
