using System.Text.Json;
using System.Text.Json.Serialization;
using Trainer.Cli.Terminals;

namespace Trainer.Cli;

/// <summary>An output line of <c>tokenize</c>. Null members are omitted.</summary>
/// <param name="Tokens">The tokens after fastai's rules.</param>
/// <param name="Ids">
/// The ids of the tokens in the vocabulary; without a vocabulary, the ids in the SentencePiece model of the tokens, or of
/// <paramref name="Pieces"/> if they are included.
/// </param>
/// <param name="Pieces">The pieces of the unprocessed text, before fastai's rules.</param>
/// <param name="PieceIds">The ids of the pieces, if <paramref name="Ids"/> are those of a vocabulary.</param>
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

    /// <summary>The line as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
