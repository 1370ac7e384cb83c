namespace Text.SentencePiece.Segmentation;

/// <summary>One piece of an encoded text.</summary>
/// <param name="Text">The piece as the model spells it, or the normalized characters of a run that the model does not know.</param>
/// <param name="Id">Its position in the model; the unknown piece's for an unknown run.</param>
public readonly record struct Piece(string Text, int Id);
