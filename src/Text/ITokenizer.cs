namespace Text;

/// <summary>Splits raw text into the tokens that a model reads.</summary>
public interface ITokenizer
{
    /// <summary>Applies the text rules and splits the text into tokens; the first token is the begin-of-text token.</summary>
    /// <remarks>Safe to call from several threads.</remarks>
    IReadOnlyList<string> Tokenize(string text);
}
