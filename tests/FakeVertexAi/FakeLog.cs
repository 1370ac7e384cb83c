using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeVertexAi;

/// <summary>The entries of all jobs, in the order they came in.</summary>
public sealed class FakeLog
{
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _entries = [];
    private int _number;

    /// <summary>Adds an entry.</summary>
    /// <param name="time">When it was written; now when null.</param>
    /// <param name="task">What wrote it.</param>
    public void Write(string jobId, string text, DateTimeOffset? time = null, string task = "workerpool0-0") => Write(jobId, new JsonObject
    {
        ["timestamp"] = Rfc3339(time ?? DateTimeOffset.UtcNow),
        ["severity"] = "INFO",
        ["textPayload"] = text,
    }, task);

    /// <summary>Adds an entry as it is, with what is missing of its id and origin.</summary>
    public void Write(string jobId, JsonObject entry, string task = "workerpool0-0")
    {
        lock (_gate)
        {
            entry["insertId"] ??= $"i{_number++:d8}";
            entry["logName"] ??= $"projects/my-project/logs/{task}";
            entry["receiveTimestamp"] ??= Rfc3339(DateTimeOffset.UtcNow);
            entry["resource"] = new JsonObject
            {
                ["type"] = "ml_job",
                ["labels"] = new JsonObject { ["job_id"] = jobId, ["task_name"] = task, ["project_id"] = "my-project" },
            };
            _entries.Add(entry);
        }
    }

    /// <summary>Adds the newest entry once more, as happens to what a client has sent twice.</summary>
    public void Repeat()
    {
        lock (_gate)
            _entries.Add(_entries[^1].DeepClone().AsObject());
    }

    /// <returns>Copies of the entries that match, ordered by time, then id.</returns>
    internal List<JsonObject> Find(string filter, bool newestFirst)
    {
        lock (_gate)
        {
            var found = _entries.Where(entry => Filter.Matches(filter, field => ValueOf(entry, field)))
                .OrderBy(entry => DateTimeOffset.Parse(entry["timestamp"]!.ToString(), CultureInfo.InvariantCulture))
                .ThenBy(entry => entry["insertId"]!.ToString(), StringComparer.Ordinal)
                .Select(entry => entry.DeepClone().AsObject());
            return [.. newestFirst ? found.Reverse() : found];
        }
    }

    private static string? ValueOf(JsonObject entry, string field)
    {
        JsonNode? node = entry;
        foreach (var part in field.Split('.'))
            node = node?[part];
        return node?.ToString();
    }

    internal static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
