namespace Text;

/// <summary>Splits a raw text into the tokens a model sees.</summary>
public interface ITokenizer
{
    /// <summary>Applies the text rules and splits into tokens; the first is the begin-of-text token.</summary>
    /// <remarks>Safe to call from several threads.</remarks>
    IReadOnlyList<string> Tokenize(string text);
}
