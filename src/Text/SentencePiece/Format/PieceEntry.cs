namespace Text.SentencePiece.Format;

/// <summary>One piece of a model file.</summary>
/// <param name="Score">Unigram: the logarithm of the piece's probability. BPE: the merge priority; higher scores merge earlier.</param>
public readonly record struct PieceEntry(string Text, float Score, PieceType Type);
