using Text.SentencePiece.Buffers;
using Text.SentencePiece.Normalization;

namespace Text.SentencePiece.Segmentation;

/// <summary>Segments a text before each visible space.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97 <c>word_model.cc</c>, which puts the space first in suffix models too.</remarks>
internal sealed class WordSegmenter(PieceTable pieces) : ISegmenter
{
    private readonly ByteTrie _trie = pieces.Trie(withUnused: true);

    public void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments)
    {
        while (!text.IsEmpty)
        {
            var next = text[1..].IndexOf(Normalizer.VisibleSpace);
            var word = next < 0 ? text : text[..(next + 1)];
            segments.Add(new Segment(word.Length, pieces.IdOf(word, _trie.Find(word))));
            text = text[word.Length..];
        }
    }
}
