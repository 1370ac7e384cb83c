using System.Text.Json;
using System.Text.Json.Nodes;
using Trainer.Cli.Terminals;

namespace Trainer.Cli.Logs;

/// <summary>Writes each record as a JSON object on one line, in the form that Cloud Logging reads from the output of a container.</summary>
/// <remarks>
/// <c>severity</c>, <c>message</c> and <c>timestamp</c> become attributes of the log entry. The other fields stay in its
/// <c>jsonPayload</c>, so you can filter by <c>jsonPayload.stage="classifier, frozen"</c>. All logging agents read the time field
/// <c>timestamp</c>. Source: cloud.google.com/logging/docs/structured-logging, "Special JSON fields".
/// </remarks>
internal sealed class JsonLog(TextWriter output, TextWriter error, TimeProvider clock) : ILog
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = new ReadableJsonEncoder() };

    public void Write(LogRecord record)
    {
        var now = clock.GetUtcNow();
        var json = new JsonObject
        {
            ["severity"] = record.Severity.ToString().ToUpperInvariant(),
            ["message"] = record.Message,
            ["timestamp"] = new JsonObject
            {
                ["seconds"] = now.ToUnixTimeSeconds(),
                ["nanos"] = now.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick,
            },
        };
        foreach (var (name, value) in record.Fields ?? [])
            json[name] = value?.DeepClone();

        var writer = record.Severity == Severity.Info ? output : error;
        writer.Write(json.ToJsonString(Options) + "\n");
        writer.Flush();
    }
}
