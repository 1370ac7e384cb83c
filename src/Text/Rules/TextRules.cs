namespace Text.Rules;

/// <summary>
/// What fastai does to every text before it is split into tokens, in its order; the result starts with the begin-of-text token.
/// </summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>defaults.text_proc_rules</c> and <c>text_postproc_rules</c>. Every rule takes time linear in the text's length.
/// </remarks>
public static class TextRules
{
    /// <summary>How a model, and fastai in a token, spells a space.</summary>
    internal const char VisibleSpace = '▁';

    public static string Apply(string text)
    {
        text = HtmlFixes.Apply(text);
        text = RepeatedCharacters.Apply(text);
        text = RepeatedWords.Apply(text);
        text = SpacedSymbols.Apply(text);
        text = UselessSpaces.Apply(text);
        text = CapitalMarks.MarkAllCaps(text);
        text = CapitalMarks.MarkCapitalized(text);
        return LowerCase.Apply(text);
    }

    /// <summary>The rule for each token, <c>replace_space</c>: a token never holds a space.</summary>
    /// <remarks>fastai leaves it out when it predicts, so that there a token with a space is unknown; here both times are alike.</remarks>
    public static string ApplyToToken(string token) => token.Replace(' ', VisibleSpace);
}
