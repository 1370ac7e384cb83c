using Text.English;
using Text.Rules;

namespace Text;

/// <summary>
/// Splits English text into words as fastai's default tokenizer does: fastai's rules, then spaCy 2.2.4's blank English tokenizer.
/// </summary>
/// <remarks>The vocabularies of the pretrained English models use these tokens.</remarks>
public sealed class EnglishWordTokenizer : ITokenizer
{
    private readonly EnglishWords _words = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Tokenize(string text)
    {
        var tokens = _words.Split(TextRules.Apply(text));
        for (var index = 0; index < tokens.Count; index++)
            tokens[index] = TextRules.ApplyToToken(tokens[index]);
        return tokens;
    }
}
