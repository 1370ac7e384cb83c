namespace Text.SentencePiece.Format;

/// <summary>The part of a model file that encoding depends on.</summary>
/// <param name="ByteFallback">A character the model does not know is given as its UTF-8 bytes.</param>
public sealed record ModelContent(
    IReadOnlyList<PieceEntry> Pieces, Algorithm Algorithm, bool ByteFallback, NormalizationSettings Normalization);
