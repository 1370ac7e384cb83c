namespace Text.SentencePiece.Format;

/// <param name="Score">Unigram: the logarithm of the piece's probability. BPE: higher is merged earlier.</param>
public readonly record struct PieceEntry(string Text, float Score, PieceType Type);
