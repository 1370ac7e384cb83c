using Text.Rules;
using Text.SentencePiece;
using Text.SentencePiece.Segmentation;

namespace Text;

/// <summary>Pieces as fastai's <c>SentencePieceTokenizer</c> gives them: fastai's rules, then the pieces of a trained model.</summary>
/// <remarks>The pretrained models of languages other than English know texts cut in just this way.</remarks>
public sealed class SentencePieceTokenizer(SentencePieceModel model) : ITokenizer
{
    public SentencePieceModel Model => model;

    public IReadOnlyList<string> Tokenize(string text) => Array.ConvertAll(Encode(text), piece => piece.Text);

    /// <summary>The tokens of a text, each with the id of its piece in the model (a vocabulary has ids of its own).</summary>
    public Piece[] Encode(string text)
    {
        var pieces = model.Encode(TextRules.Apply(text));
        if (model.ShowsSpaces)
            return pieces;
        foreach (ref var piece in pieces.AsSpan())
            piece = piece with { Text = TextRules.ApplyToToken(piece.Text) };
        return pieces;
    }
}
