using Text.SentencePiece;

namespace Text;

/// <summary>Which tokenizer a language gets.</summary>
public static class Tokenizers
{
    private const string English = "en";

    /// <summary>Whether the pretrained models of a language know SentencePiece's pieces; English ones know words.</summary>
    public static bool UsesSentencePiece(string language) => language != English;

    /// <param name="language">A language code such as <c>en</c> or <c>fr</c>.</param>
    /// <param name="sentencePiece">The model that came with the pretrained weights or was learnt; null for words.</param>
    public static ITokenizer For(string language, SentencePieceModel? sentencePiece = null) =>
        sentencePiece is not null ? new SentencePieceTokenizer(sentencePiece)
        : language == English ? new EnglishWordTokenizer()
        : new UnicodeWordTokenizer();
}
