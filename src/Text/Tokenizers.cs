using Settings;
using Text.SentencePiece;

namespace Text;

/// <summary>Selects the tokenizer of a language.</summary>
public static class Tokenizers
{
    /// <summary>Returns whether the pretrained models of a language use SentencePiece pieces; English models use words.</summary>
    public static bool UsesSentencePiece(Language language) => language != Language.En;

    /// <summary>Creates the tokenizer of a language.</summary>
    /// <param name="sentencePiece">Model that came with the pretrained weights or was learned; null to split into words.</param>
    public static ITokenizer For(Language language, SentencePieceModel? sentencePiece = null) =>
        sentencePiece is not null ? new SentencePieceTokenizer(sentencePiece)
        : language == Language.En ? new EnglishWordTokenizer()
        : new UnicodeWordTokenizer();
}
