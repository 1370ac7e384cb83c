using Trainer.Text.SentencePiece.Format;

namespace Trainer.Text.SentencePiece.Learning;

/// <summary>
/// Learns from texts into which pieces their words are best cut: starts from characters, and joins the two neighbours that are seen together
/// most often until there are enough pieces.
/// </summary>
/// <remarks>
/// Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016, section 3.2; the result is a BPE model of
/// SentencePiece's. No piece goes beyond a word, or mixes letters, digits and other characters. As in fastai's
/// <c>SentencePieceTokenizer</c>, the special tokens are pieces of their own.
/// </remarks>
internal static class SubwordLearner
{
    /// <summary>SentencePiece's <c>max_sentencepiece_length</c>, in UTF-16 units.</summary>
    private const int LongestPiece = 16;

    private const string UnknownPiece = "<unk>";

    /// <param name="texts">As they are before <see cref="TextRules"/>.</param>
    /// <param name="pieces">How many there are to be; there are fewer where few are seen often enough, more where there are more characters.</param>
    /// <param name="minFrequency">A character or piece seen less often is none.</param>
    /// <returns>Of equal texts, an equal model.</returns>
    public static SentencePieceModel Learn(
        IEnumerable<string> texts, int pieces, int minFrequency, CancellationToken cancellation = default)
    {
        var reserved = SpecialTokens.All.Select(token => Word.Space + token).ToHashSet(StringComparer.Ordinal);
        var words = WordCounts.Of(texts.Select(TextRules.Apply), except: reserved, cancellation);
        var characters = words.Characters(minFrequency);
        var symbols = new SymbolSequences(words, characters);
        var merges = new PairMerges(symbols, LongestPiece);
        var merged = merges.Take(pieces - reserved.Count - characters.Count - 1, minFrequency, cancellation);

        // BPE merges pieces of a higher score first, so that a text is cut as these were
        var learnt = merged.Concat(characters).Select((text, rank) => new PieceEntry(text, -rank, PieceType.Normal));
        PieceEntry[] entries =
        [
            new(UnknownPiece, 0, PieceType.Unknown),
            .. SpecialTokens.All.Select(token => new PieceEntry(Word.Space + token, 0, PieceType.UserDefined)),
            .. learnt,
        ];
        var content = new ModelContent(entries, Algorithm.BytePair, ByteFallback: false, NormalizationSettings.Default);
        return SentencePieceModel.Parse(ModelWriter.Write(content), "the model learnt from the texts");
    }
}
