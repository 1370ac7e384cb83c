namespace Text.Rules;

/// <summary>
/// Applies fastai's preprocessing rules to a text before tokenization, in fastai's order. The result starts with the begin-of-text token.
/// </summary>
/// <remarks>
/// Source: fastai 2.1.8 <c>defaults.text_proc_rules</c> and <c>text_postproc_rules</c>. Each rule's time is linear in the text's length.
/// </remarks>
internal static class TextRules
{
    /// <summary>Visible form of a space in pieces and in fastai's tokens.</summary>
    public const char VisibleSpace = '▁';

    /// <summary>Applies the preprocessing rules to <paramref name="text"/>.</summary>
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

    /// <summary>Applies the rule for tokens, <c>replace_space</c>, which replaces each space in a token.</summary>
    /// <remarks>
    /// fastai omits this rule in prediction, so a token with a space is unknown there. Here, training and prediction apply it alike.
    /// </remarks>
    public static string ApplyToToken(string token) => token.Replace(' ', VisibleSpace);
}
