using System.Text.Json.Nodes;

namespace Trainer.Cli.Logs;

/// <summary>A record of the log.</summary>
/// <param name="Severity">The severity of the record.</param>
/// <param name="Message">The readable text; may have several lines.</param>
/// <param name="Fields">The values of the message by name, for structured logs; null if there are none.</param>
internal sealed record LogRecord(Severity Severity, string Message, JsonObject? Fields = null);
