using System.Globalization;
using Text.Unicode;

namespace Text.Rules;

/// <summary>Lowercases and trims the text and prepends the begin-of-text token.</summary>
/// <remarks>Source: fastai 2.1.8 <c>lowercase</c>.</remarks>
internal static class LowerCase
{
    private const char CapitalSigma = 'Σ';
    private const char CapitalIWithDot = 'İ';

    /// <summary>Applies the rule to <paramref name="text"/>.</summary>
    public static string Apply(string text) => $"{SpecialTokens.BeginOfText} {CodePoints.Strip(ToLower(text))}";

    /// <summary>
    /// Lowercases as Python's <c>str.lower()</c> does: the simple mappings, and the language-independent full mappings of the Unicode
    /// standard (SpecialCasing.txt): the capital I with a dot becomes two characters, and a capital sigma at the end of a word becomes a
    /// final sigma.
    /// </summary>
    public static string ToLower(string text)
    {
        if (text.AsSpan().IndexOfAny(CapitalSigma, CapitalIWithDot) < 0)
            return text.ToLowerInvariant();

        var rewriter = new Rewriter(text);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == CapitalIWithDot)
                rewriter.Replace(index, index + 1).Append("i\u0307");
            else if (text[index] == CapitalSigma)
                rewriter.Replace(index, index + 1).Append(EndsWord(text, index) ? 'ς' : 'σ');
        }

        return rewriter.Finish().ToLowerInvariant();
    }

    /// <summary>
    /// Implements the standard's condition Final_Sigma: a cased letter before and none after, ignoring case-ignorable characters.
    /// </summary>
    private static bool EndsWord(string text, int sigma)
    {
        var before = sigma;
        while (before > 0 && IsIgnorable(CodePoints.Before(text, before)))
            before -= CodePoints.Width(CodePoints.Before(text, before));
        if (before == 0 || !IsCased(CodePoints.Before(text, before)))
            return false;

        var after = sigma + 1;
        while (after < text.Length && IsIgnorable(CodePoints.At(text, after)))
            after += CodePoints.Width(CodePoints.At(text, after));
        return after == text.Length || !IsCased(CodePoints.At(text, after));
    }

    /// <summary>
    /// Implements the standard's property Case_Ignorable: marks, format characters, modifiers, and punctuation inside words.
    /// </summary>
    private static bool IsIgnorable(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || codePoint is '\'' or '.' or ':' or '·' or '\u0387' or '՟' or '״' or '‘' or '’' or '․' or '‧'
            or '︓' or '﹒' or '﹕' or '＇' or '．' or '：';

    /// <summary>
    /// Implements the standard's property Cased, without modifier letters and marks: callers skip those because they are ignorable.
    /// </summary>
    private static bool IsCased(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
        || codePoint is 'ª' or 'º' or (>= 'Ⅰ' and <= 'ⅿ') or (>= 'Ⓐ' and <= 'ⓩ')
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
