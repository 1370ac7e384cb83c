namespace Text.SentencePiece.Segmentation;

/// <summary>Part of a normalized text and the id of its piece.</summary>
/// <param name="Length">Length in bytes.</param>
internal readonly record struct Segment(int Length, int Id);
