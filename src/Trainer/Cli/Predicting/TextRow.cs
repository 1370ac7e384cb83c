using System.Text.Json.Nodes;

namespace Trainer.Cli.Predicting;

/// <summary>A row with a text to predict.</summary>
/// <param name="Line">The line of the input, counted from 1.</param>
/// <param name="Text">The text; may be empty.</param>
/// <param name="Members">The values of the row by column or member, including the text; empty if the row has only a text.</param>
internal sealed record TextRow(long Line, string Text, IReadOnlyList<KeyValuePair<string, JsonNode?>> Members);
