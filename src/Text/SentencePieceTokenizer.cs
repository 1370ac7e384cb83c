using Text.Rules;
using Text.SentencePiece;
using Text.SentencePiece.Segmentation;

namespace Text;

/// <summary>
/// Splits text into pieces as fastai's <c>SentencePieceTokenizer</c> does: fastai's rules, then the pieces of a trained model.
/// </summary>
/// <remarks>The vocabularies of the pretrained models of languages other than English use these tokens.</remarks>
public sealed class SentencePieceTokenizer(SentencePieceModel model) : ITokenizer
{
    /// <summary>Model that segments the texts.</summary>
    public SentencePieceModel Model => model;

    /// <inheritdoc/>
    public IReadOnlyList<string> Tokenize(string text) => Array.ConvertAll(Encode(text), piece => piece.Text);

    /// <summary>Returns the tokens of a text, each with the id of its piece in the model. A vocabulary has its own ids.</summary>
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
