using Text.Rules;
using Text.SentencePiece;
using Text.SentencePiece.Format;

namespace Text.Learning;

/// <summary>
/// Learns from texts into which pieces their words are best cut: starts from characters, and joins the two neighbours that are seen together
/// most often until there are enough pieces.
/// </summary>
/// <remarks>
/// Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016, section 3.2; the result is a BPE model of
/// SentencePiece's. No piece goes beyond a word, or mixes letters, digits and other characters. As in fastai's
/// <c>SentencePieceTokenizer</c>, the special tokens are pieces of their own.
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

    /// <param name="texts">As they are before <see cref="TextRules"/>.</param>
    /// <param name="pieces">How many there are to be; there are fewer where few are seen often enough, more where there are more characters.</param>
    /// <param name="minFrequency">A character or piece seen less often is none.</param>
    /// <returns>Of equal texts, an equal model.</returns>
    public static SentencePieceModel Learn(
        IEnumerable<string> texts, int pieces, int minFrequency, CancellationToken cancellation = default)
    {
        var reserved = Reserved.Select(piece => piece.Text).ToHashSet(StringComparer.Ordinal);
        var preTokens = new PreTokenCounts(texts.Select(TextRules.Apply), except: reserved, cancellation);
        var characters = preTokens.Characters(minFrequency);
        var merges = new PairMerges(new SymbolSequences(preTokens, characters), LongestPiece);
        var merged = merges.Take(pieces - Reserved.Length - characters.Count, minFrequency, cancellation);

        // BPE merges pieces of a higher score first, so that a text is cut as these were
        var learnt = merged.Concat(characters.Select(character => character.ToString())).Where(text => !reserved.Contains(text))
            .Select((text, rank) => new PieceEntry(text, -rank, PieceType.Normal));
        PieceEntry[] all = [.. Reserved, .. learnt];
        return Model(WithoutRarePieces(all, preTokens, minFrequency, cancellation));
    }

    /// <summary>
    /// Pieces that were but a step to longer ones are unused: where a text has them alone, it is cut into their parts, which are known.
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
        return SentencePieceModel.Parse(ModelWriter.Write(content), "the model learnt from the texts");
    }
}
