using Settings;
using Text.SentencePiece;

namespace Text;

/// <summary>Which tokenizer a language gets.</summary>
public static class Tokenizers
{
    /// <summary>Whether the pretrained models of a language know SentencePiece's pieces; English ones know words.</summary>
    public static bool UsesSentencePiece(Language language) => language != Language.En;

    /// <param name="sentencePiece">The model that came with the pretrained weights or was learnt; null for words.</param>
    public static ITokenizer For(Language language, SentencePieceModel? sentencePiece = null) =>
        sentencePiece is not null ? new SentencePieceTokenizer(sentencePiece)
        : language == Language.En ? new EnglishWordTokenizer()
        : new UnicodeWordTokenizer();
}
