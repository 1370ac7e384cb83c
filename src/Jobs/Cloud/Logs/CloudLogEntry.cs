using System.Globalization;
using System.Text.Json;

namespace Jobs.Cloud.Logs;

/// <summary>An entry as Cloud Logging answers it: what of it is used here.</summary>
/// <param name="Timestamp">Up to nanoseconds, as text: they tell entries apart.</param>
/// <remarks>https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry</remarks>
internal sealed record CloudLogEntry(
    string? Timestamp, string? InsertId, string? LogName, CloudLogResource? Resource, string? TextPayload, JsonElement? JsonPayload)
{
    private const string Service = "service";

    public DateTimeOffset Time => DateTimeOffset.Parse(Timestamp ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>What no other entry of the log has.</summary>
    public (string, string, string) Key => (Timestamp ?? "", InsertId ?? "", LogName ?? "");

    /// <summary>The lines of the entry, at least one; those of another machine than the chief begin with its name.</summary>
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
