using System.Text.Json.Nodes;

namespace Trainer.Cli.Logs;

/// <summary>One thing the trainer has to say.</summary>
/// <param name="Message">For people; may have several lines.</param>
/// <param name="Fields">The figures of the message by name, for machines; null when there are none.</param>
internal sealed record LogRecord(Severity Severity, string Message, JsonObject? Fields = null);
