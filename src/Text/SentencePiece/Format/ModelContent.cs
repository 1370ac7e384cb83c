namespace Text.SentencePiece.Format;

/// <summary>The parts of a model file that affect encoding.</summary>
/// <param name="ByteFallback">Whether a character unknown to the model is encoded as its UTF-8 bytes.</param>
public sealed record ModelContent(
    IReadOnlyList<PieceEntry> Pieces, Algorithm Algorithm, bool ByteFallback, NormalizationSettings Normalization);
