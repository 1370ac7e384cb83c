namespace Trainer.Text;

/// <summary>Which tokenizer a language gets when no SentencePiece model comes with the pretrained weights.</summary>
public static class Tokenizers
{
    private const string English = "en";

    /// <param name="language">A language code such as <c>en</c> or <c>fr</c>.</param>
    public static ITokenizer For(string language) => language == English ? new EnglishWordTokenizer() : new UnicodeWordTokenizer();
}
