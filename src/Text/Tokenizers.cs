using Text.SentencePiece;

namespace Text;

/// <summary>Selects the tokenizer of a language.</summary>
public static class Tokenizers
{
    private const string English = "en";

    /// <summary>Returns whether the pretrained models of a language use SentencePiece pieces; English models use words.</summary>
    public static bool UsesSentencePiece(string language) => language != English;

    /// <summary>Creates the tokenizer of a language.</summary>
    /// <param name="language">Language code such as <c>en</c> or <c>fr</c>.</param>
    /// <param name="sentencePiece">Model that came with the pretrained weights or was learned; null to split into words.</param>
    public static ITokenizer For(string language, SentencePieceModel? sentencePiece = null) =>
        sentencePiece is not null ? new SentencePieceTokenizer(sentencePiece)
        : language == English ? new EnglishWordTokenizer()
        : new UnicodeWordTokenizer();
}
