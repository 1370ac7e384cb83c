using Text.SentencePiece.Buffers;

namespace Text.SentencePiece.Segmentation;

/// <summary>Segments normalized texts into pieces.</summary>
internal interface ISegmenter
{
    /// <summary>Segments <paramref name="text"/>.</summary>
    /// <param name="text">Normalized text of at least one byte.</param>
    /// <param name="segments">Empty buffer that receives the segments in order; together they cover the text.</param>
    void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments);
}
