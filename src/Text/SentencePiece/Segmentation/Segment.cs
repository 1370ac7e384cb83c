namespace Text.SentencePiece.Segmentation;

/// <param name="Length">In bytes.</param>
internal readonly record struct Segment(int Length, int Id);
