using Text.SentencePiece.Buffers;

namespace Text.SentencePiece.Segmentation;

/// <summary>Cuts normalized texts into pieces.</summary>
internal interface ISegmenter
{
    /// <param name="text">At least one byte.</param>
    /// <param name="segments">Empty; gets the pieces in order, together all of the text.</param>
    void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments);
}
