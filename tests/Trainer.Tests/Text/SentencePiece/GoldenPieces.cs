using System.Text.Json;
using Trainer.Text.SentencePiece;

namespace Trainer.Tests.Text.SentencePiece;

/// <summary>Files of texts with the pieces and ids that SentencePiece gave, one <c>{text, pieces, ids}</c> a line.</summary>
internal static class GoldenPieces
{
    /// <summary>Encodes each text and compares.</summary>
    /// <returns>The number of texts.</returns>
    public static int Compare(SentencePieceModel model, string goldenPath)
    {
        var count = 0;
        foreach (var line in File.ReadLines(goldenPath))
        {
            using var golden = JsonDocument.Parse(line);
            var pieces = golden.RootElement.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetString()!);
            var ids = golden.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32());

            var encoded = model.Encode(golden.RootElement.GetProperty("text").GetString()!);

            count++;
            encoded.Should().Equal(pieces.Zip(ids, (text, id) => new Piece(text, id)), $"{Path.GetFileName(goldenPath)}:{count}");
        }

        return count;
    }
}
