using Text.Rules;
using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Text.Learning;

/// <summary>
/// Learns a subword vocabulary from texts: starts from characters and repeatedly merges the most frequent pair of adjacent pieces until the
/// vocabulary is large enough.
/// </summary>
/// <remarks>
/// Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016, section 3.2. The result is a
/// SentencePiece BPE model. Pieces do not cross word boundaries and do not mix letters, digits and other characters. As in fastai's
/// <c>SentencePieceTokenizer</c>, the special tokens are separate pieces.
/// </remarks>
public static class SubwordLearner
{
    /// <summary>SentencePiece's <c>max_sentencepiece_length</c>, in UTF-16 units.</summary>
    private const int LongestPiece = 16;

    private static readonly PieceEntry[] Reserved =
    [
        new("<unk>", 0, PieceType.Unknown),
        .. SpecialTokens.All.Select(token => new PieceEntry(TextRules.VisibleSpace + token, 0, PieceType.UserDefined)),
    ];

    /// <summary>Learns a model.</summary>
    /// <param name="texts">Raw texts, before <see cref="TextRules"/>.</param>
    /// <param name="pieces">
    /// Requested number of pieces. The model has fewer if too few candidates are frequent enough, and more if there are more characters.
    /// </param>
    /// <param name="minFrequency">Minimum frequency of a character or piece.</param>
    /// <returns>The model; equal texts give an equal model.</returns>
    public static SentencePieceModel Learn(
        IEnumerable<string> texts, int pieces, int minFrequency, CancellationToken cancellation = default)
    {
        var reserved = Reserved.Select(piece => piece.Text).ToHashSet(StringComparer.Ordinal);
        var preTokens = new PreTokenCounts(texts.Select(TextRules.Apply), except: reserved, cancellation);
        var characters = preTokens.Characters(minFrequency);
        var merges = new PairMerges(new SymbolSequences(preTokens, characters), LongestPiece);
        var merged = merges.Take(pieces - Reserved.Length - characters.Count, minFrequency, cancellation);

        // BPE merges pieces with a higher score first, which reproduces the order of learning.
        var learnt = merged.Concat(characters.Select(character => character.ToString())).Where(text => !reserved.Contains(text))
            .Select((text, rank) => new PieceEntry(text, -rank, PieceType.Normal));
        PieceEntry[] all = [.. Reserved, .. learnt];
        return Model(WithoutRarePieces(all, preTokens, minFrequency, cancellation));
    }

    /// <summary>
    /// Marks pieces that segmentation uses fewer than <paramref name="minFrequency"/> times as unused: they only led to longer pieces.
    /// Where one occurs alone, it is split into its parts, which are known.
    /// </summary>
    private static PieceEntry[] WithoutRarePieces(
        PieceEntry[] pieces, PreTokenCounts preTokens, int minFrequency, CancellationToken cancellation)
    {
        var model = Model(pieces);
        var counts = new long[pieces.Length];
        foreach (var (word, count) in preTokens.Words)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var piece in model.Encode(word))
                counts[piece.Id] += count;
        }

        return
        [
            .. pieces.Select((piece, id) => piece.Type == PieceType.Normal && counts[id] < minFrequency && piece.Text.EnumerateRunes().Count() > 1
                ? piece with { Type = PieceType.Unused }
                : piece),
        ];
    }

    private static SentencePieceModel Model(PieceEntry[] pieces)
    {
        var normalization = NormalizationSettings.Default with { CharacterMap = WhiteSpaceMap.Bytes };
        var content = new ModelContent(pieces, Algorithm.BytePair, ByteFallback: false, normalization);
        return SentencePieceModel.Parse(ModelWriter.Write(content), "the model learned from the texts");
    }
}
