namespace Jobs.Cloud.Logs;

/// <summary>A place among the entries that were shown.</summary>
/// <param name="Shown">The entries.</param>
/// <param name="Count">How many of them are behind it, counted from the first.</param>
/// <param name="Lines">How many lines of the entry after those are behind it too.</param>
internal sealed record Bookmark(ShownEntries Shown, long Count, int Lines);
