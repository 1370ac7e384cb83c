using System.Text.Json.Nodes;

namespace Trainer.Cli.Predicting;

/// <summary>One row of texts to predict.</summary>
/// <param name="Line">Of the input, from 1.</param>
/// <param name="Text">May be empty.</param>
/// <param name="Members">All that the row holds, by column or member, the text too; none where a row is nothing but its text.</param>
internal sealed record TextRow(long Line, string Text, IReadOnlyList<KeyValuePair<string, JsonNode?>> Members);
