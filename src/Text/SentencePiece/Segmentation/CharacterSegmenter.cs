using Text.SentencePiece.Buffers;

namespace Text.SentencePiece.Segmentation;

/// <summary>Segments a text into single characters.</summary>
/// <remarks>Source: google/sentencepiece 0.1.97 <c>char_model.cc</c>.</remarks>
internal sealed class CharacterSegmenter(PieceTable pieces) : ISegmenter
{
    private readonly ByteTrie _trie = pieces.Trie(withUnused: true);

    public void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments)
    {
        for (; !text.IsEmpty; text = text[segments.Items[^1].Length..])
        {
            var character = text[..pieces.SymbolLength(text, out _)];
            segments.Add(new Segment(character.Length, pieces.IdOf(character, _trie.Find(character))));
        }
    }
}
