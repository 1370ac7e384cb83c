using System.Text.Json;
using System.Text.Json.Serialization;
using Trainer.Cli.Terminals;

namespace Trainer.Cli;

/// <summary>A line that <c>tokenize</c> prints. What is null is left out.</summary>
/// <param name="Tokens">After fastai's rules.</param>
/// <param name="Ids">Of the tokens in a vocabulary, of the tokens in a SentencePiece model, or of <paramref name="Pieces"/> there.</param>
/// <param name="Pieces">Of the text itself, before fastai's rules.</param>
/// <param name="PieceIds">Of the pieces, where <paramref name="Ids"/> are a vocabulary's.</param>
internal sealed record TokenizedLine(
    IReadOnlyList<string> Tokens,
    IReadOnlyList<int>? Ids = null,
    IReadOnlyList<string>? Pieces = null,
    IReadOnlyList<int>? PieceIds = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new ReadableJsonEncoder(),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
