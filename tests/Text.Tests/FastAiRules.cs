using Text.Rules;

namespace Text.Tests;

/// <summary>Our rules by their names in fastai, as its records use them.</summary>
internal static class FastAiRules
{
    private static readonly Dictionary<string, Func<string, string>> Rules = new()
    {
        ["fix_html"] = HtmlFixes.Apply,
        ["replace_rep"] = RepeatedCharacters.Apply,
        ["replace_wrep"] = RepeatedWords.Apply,
        ["spec_add_spaces"] = SpacedSymbols.Apply,
        ["rm_useless_spaces"] = UselessSpaces.Apply,
        ["replace_all_caps"] = CapitalMarks.MarkAllCaps,
        ["replace_maj"] = CapitalMarks.MarkCapitalized,
        ["lowercase"] = LowerCase.Apply,
        ["replace_space"] = TextRules.ApplyToToken,
    };

    public static string Apply(string rule, string text) => Rules[rule](text);

    /// <summary>Returns the tokens of fastai's simplest tokenizer.</summary>
    public static string[] CutAtSpaces(string text) => [.. TextRules.Apply(text).Split(' ').Select(TextRules.ApplyToToken)];
}
