using System.Globalization;
using System.Text.Json;

namespace Jobs.Cloud.Logs;

/// <summary>Entry as returned by Cloud Logging, with the members that are used here.</summary>
/// <param name="Timestamp">The time as text, because its nanoseconds distinguish entries.</param>
/// <remarks>https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry</remarks>
internal sealed record CloudLogEntry(
    string? Timestamp, string? InsertId, string? LogName, CloudLogResource? Resource, string? TextPayload, JsonElement? JsonPayload)
{
    private const string Service = "service";

    public DateTimeOffset Time => DateTimeOffset.Parse(Timestamp ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Unique key of the entry within the log.</summary>
    public (string, string, string) Key => (Timestamp ?? "", InsertId ?? "", LogName ?? "");

    /// <summary>Lines of the entry, at least one. Lines of machines other than the chief start with the machine's name.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var task = Resource?.Labels?.GetValueOrDefault("task_name") ?? Service;
            var prefix = task is Service or "workerpool0-0" or "master-replica-0" ? "" : $"[{task}] ";
            return [.. Text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n').Select(line => prefix + line)];
        }
    }

    private string Text => JsonPayload switch
    {
        { ValueKind: JsonValueKind.Object } payload => payload.TryGetProperty("message", out var message) ? message.ToString() : payload.ToString(),
        _ => TextPayload ?? "",
    };
}
