using System.Runtime.CompilerServices;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;

namespace Text.SentencePiece.Segmentation;

/// <summary>Finds the most probable segmentation under a unigram model with Viterbi's algorithm over the bytes of a text.</summary>
/// <remarks>
/// Source: google/sentencepiece 0.1.97 <c>unigram_model.cc</c>, <c>EncodeOptimized</c>. Sums are stored as float and compared as double, as
/// in the source: the choice between equally probable segmentations depends on it.
/// </remarks>
internal sealed class UnigramSegmenter : ISegmenter
{
    private const float UnknownPenalty = 10;

    /// <summary>FLT_MIN, the initial best score in the source; it does not consider scores below this value.</summary>
    private const float SmallestNormal = 1.17549435e-38f;

    private readonly PieceTable _pieces;
    private readonly ByteTrie _trie;
    private readonly double[] _scores;
    private readonly float _unknownScore;

    /// <exception cref="InvalidDataException">There are no pieces for segmentation.</exception>
    public UnigramSegmenter(PieceTable pieces)
    {
        _pieces = pieces;
        _trie = pieces.Trie(withUnused: false);

        var (lowest, highest) = (float.MaxValue, SmallestNormal);
        for (var id = 0; id < pieces.Count; id++)
        {
            if (pieces[id].Type == PieceType.Normal)
                (lowest, highest) = (Math.Min(lowest, pieces[id].Score), Math.Max(highest, pieces[id].Score));
        }

        _unknownScore = lowest - UnknownPenalty;
        _scores = new double[pieces.Count];
        for (var id = 0; id < pieces.Count; id++)
            _scores[id] = pieces[id].Type == PieceType.UserDefined ? (pieces.ByteCount(id) * highest) - 0.1 : pieces[id].Score;
    }

    public void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments)
    {
        using var buffer = new PooledBuffer<Way>(text.Length + 1);
        buffer.Resize(text.Length + 1);
        var ways = buffer.Items;
        ways.Clear();
        for (var start = 0; start < text.Length;)
            start += Extend(text[start..], ways[start..]);
        for (var end = text.Length; end > 0; end -= ways[end].Length)
            segments.Add(new Segment(ways[end].Length, ways[end].Id));
        segments.Items.Reverse();
    }

    /// <summary>Tries all pieces that are prefixes of the text.</summary>
    /// <param name="ways">Best segmentation up to each position of the text; the first entry is final.</param>
    /// <returns>The length of the first character.</returns>
    private int Extend(ReadOnlySpan<byte> text, Span<Way> ways)
    {
        var characterLength = Math.Min(PieceTable.CharacterLength(text[0]), text.Length);
        var (score, isKnown, state) = (ways[0].Score, false, _trie.Root);
        for (var index = 0; index < text.Length && _trie.TryStep(ref state, text[index], out var id);)
        {
            index++;
            if (id < 0)
                continue;
            Offer(ref ways[index], _scores[id] + score, index, id);
            isKnown |= index == characterLength;
        }

        if (!isKnown)
            Offer(ref ways[characterLength], _unknownScore + score, characterLength, _pieces.UnknownId);
        return characterLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Offer(ref Way way, double score, int length, int id)
    {
        if (way.Length == 0 || score > way.Score)
            way = new Way((float)score, length, id);
    }

    /// <summary>Best segmentation up to a position: its score and its last piece.</summary>
    /// <param name="Length">Length of the last piece in bytes; 0 when no segmentation is known.</param>
    private readonly record struct Way(float Score, int Length, int Id);
}
