using System.Text.Json;
using System.Text.Json.Nodes;
using Trainer.Cli.Terminals;

namespace Trainer.Cli.Logs;

/// <summary>One JSON object a record and line, as Cloud Logging takes them from the output of a container.</summary>
/// <remarks>
/// <c>severity</c>, <c>message</c> and <c>timestamp</c> become the entry's own; the fields stay in its <c>jsonPayload</c>, where
/// <c>jsonPayload.stage="classifier, frozen"</c> finds them. Source: cloud.google.com/logging/docs/structured-logging, "Special JSON
/// fields", and the agents' time fields, of which <c>timestamp</c> is the one that all of them read.
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
