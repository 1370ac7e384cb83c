using System.Globalization;

namespace Jobs.Cloud.Logs;

/// <summary>
/// Entries of a log that were shown. Entries arrive out of order, so those of the last minutes are read repeatedly to find late ones. Each
/// entry is shown the first time it is read.
/// </summary>
internal sealed class ShownEntries
{
    /// <summary>Largest lateness of an entry: the age at its arrival, relative to the newest entry.</summary>
    public static readonly TimeSpan MostLateness = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<(CloudLogEntry Entry, DateTimeOffset Time)> _recent = [];
    private readonly HashSet<(string, string, string)> _keys = [];

    private long _forgotten;
    private (DateTimeOffset Time, string InsertId)? _newest;
    private (DateTimeOffset Time, string InsertId)? _start;
    private ((string, string, string) Key, int Lines)? _begun;

    /// <summary>Continues from a position: exactly in the process that created it, and after the newest shown entry in another process.</summary>
    public static ShownEntries UpTo(LogPosition position)
    {
        var shown = new ShownEntries();
        if (position.Memory is Bookmark bookmark && shown.Copy(bookmark))
            return shown;
        if (position.Token is { } token)
            shown._start = shown._newest = Parse(token);
        return shown;
    }

    /// <summary>Gets the time to read from; null for the start of the log.</summary>
    /// <param name="lateness">The lateness up to which late entries are searched for.</param>
    public DateTimeOffset? From(TimeSpan lateness)
    {
        if (_newest is not { } newest)
            return null;
        var from = newest.Time - lateness;
        return _start is { } start && start.Time > from ? start.Time : from;
    }

    /// <summary>Marks an entry as shown.</summary>
    /// <returns>The lines of the entry that have not been shown yet.</returns>
    public IEnumerable<LogEntry> Show(CloudLogEntry entry)
    {
        if (!Add(entry, out var number))
            return [];
        var lines = entry.Lines;
        var behind = _begun is { } begun && begun.Key == entry.Key ? begun.Lines : 0;
        return Enumerable.Range(behind, lines.Count - behind)
            .Select(i => new LogEntry(lines[i], i + 1 < lines.Count ? At(number, i + 1) : At(number + 1, 0)));
    }

    private bool Add(CloudLogEntry entry, out long number)
    {
        lock (_gate)
        {
            var place = (entry.Time, entry.InsertId ?? "");
            number = _forgotten + _recent.Count;
            if ((_start is { } start && Compare(place, start) <= 0) || !_keys.Add(entry.Key))
                return false;
            _recent.Enqueue((entry, place.Time));
            if (_newest is not { } newest || Compare(place, newest) > 0)
                _newest = place;
            while (_recent.Peek().Time < _newest.Value.Time - MostLateness && _recent.Count > 1)
            {
                _keys.Remove(_recent.Dequeue().Entry.Key);
                _forgotten++;
            }

            return true;
        }
    }

    private bool Copy(Bookmark bookmark)
    {
        lock (bookmark.Shown._gate)
        {
            var kept = bookmark.Count - bookmark.Shown._forgotten;
            if (kept < 0)
                return false;
            _start = bookmark.Shown._start;
            foreach (var (entry, _) in bookmark.Shown._recent.Take((int)kept))
                Add(entry, out _);
            if (bookmark.Lines > 0)
                _begun = (bookmark.Shown._recent.ElementAt((int)kept).Entry.Key, bookmark.Lines);
            return true;
        }
    }

    private LogPosition At(long count, int lines)
    {
        var (time, insertId) = _newest!.Value;
        return new LogPosition($"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'} {insertId}") { Memory = new Bookmark(this, count, lines) };
    }

    private static (DateTimeOffset Time, string InsertId) Parse(string token)
    {
        var parts = token.Split(' ', 2);
        return (DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), parts[1]);
    }

    private static int Compare((DateTimeOffset Time, string InsertId) one, (DateTimeOffset Time, string InsertId) other) =>
        one.Time != other.Time ? one.Time.CompareTo(other.Time) : string.CompareOrdinal(one.InsertId, other.InsertId);
}
