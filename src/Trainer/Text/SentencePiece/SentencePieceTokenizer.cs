namespace Trainer.Text.SentencePiece;

/// <summary>Pieces as fastai's <c>SentencePieceTokenizer</c> gives them: fastai's rules, then the pieces of a trained model.</summary>
/// <remarks>The pretrained models of languages other than English know texts cut in just this way.</remarks>
public sealed class SentencePieceTokenizer(SentencePieceModel model) : ITokenizer
{
    public SentencePieceModel Model => model;

    public IReadOnlyList<string> Tokenize(string text) =>
        Array.ConvertAll(model.Encode(TextRules.Apply(text)), piece => TextRules.ApplyToToken(piece.Text));
}
