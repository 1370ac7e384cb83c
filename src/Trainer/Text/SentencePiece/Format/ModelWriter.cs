using System.Text;

namespace Trainer.Text.SentencePiece.Format;

/// <summary>Writes a model file with all that <see cref="ModelReader"/> reads.</summary>
/// <inheritdoc cref="ModelReader" path="/remarks"/>
internal static class ModelWriter
{
    public static byte[] Write(ModelContent content)
    {
        var file = new WireWriter();
        foreach (var piece in content.Pieces)
            file.Write(1, Piece(piece).Written);
        file.Write(2, Trainer(content).Written);
        file.Write(3, Normalizer(content.Normalization).Written);
        return file.Written.ToArray();
    }

    private static WireWriter Piece(PieceEntry piece)
    {
        var writer = new WireWriter();
        writer.Write(1, Encoding.UTF8.GetBytes(piece.Text));
        writer.Write(2, piece.Score);
        writer.Write(3, (ulong)piece.Type);
        return writer;
    }

    private static WireWriter Trainer(ModelContent content)
    {
        var writer = new WireWriter();
        writer.Write(3, (ulong)content.Algorithm);
        writer.Write(24, content.Normalization.SpaceAsSuffix);
        writer.Write(35, content.ByteFallback);
        return writer;
    }

    private static WireWriter Normalizer(NormalizationSettings settings)
    {
        var writer = new WireWriter();
        writer.Write(2, settings.CharacterMap);
        writer.Write(3, settings.AddDummySpace);
        writer.Write(4, settings.RemoveExtraSpaces);
        writer.Write(5, settings.EscapeSpaces);
        return writer;
    }
}
