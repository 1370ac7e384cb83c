namespace Text.SentencePiece.Segmentation;

/// <summary>One piece of an encoded text.</summary>
/// <param name="Text">Text of the piece in the model, or the normalized characters of a run that is unknown to the model.</param>
/// <param name="Id">Index of the piece in the model; for an unknown run, the id of the unknown piece.</param>
public readonly record struct Piece(string Text, int Id);
