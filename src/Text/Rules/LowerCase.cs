using System.Globalization;
using Text.Unicode;

namespace Text.Rules;

/// <summary>Lower-cases and strips the text and puts the begin-of-text token before it.</summary>
/// <remarks>Source: fastai 2.1.8 <c>lowercase</c>.</remarks>
public static class LowerCase
{
    private const char CapitalSigma = 'Σ';
    private const char CapitalIWithDot = 'İ';

    public static string Apply(string text) => $"{SpecialTokens.BeginOfText} {CodePoints.Strip(ToLower(text))}";

    /// <summary>
    /// Python's <c>str.lower()</c>: the simple mappings, and of the Unicode standard's full ones (SpecialCasing.txt) those that hold in
    /// every language:
    /// the capital I with a dot becomes two characters, and a capital sigma at the end of a word the final one.
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
    /// The standard's condition Final_Sigma: a cased letter before and none after, whatever ignorable characters lie between.
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

    /// <summary>The standard's property Case_Ignorable: marks, format characters, modifiers, and punctuation found inside words.</summary>
    private static bool IsIgnorable(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || codePoint is '\'' or '.' or ':' or '·' or '\u0387' or '՟' or '״' or '‘' or '’' or '․' or '‧'
            or '︓' or '﹒' or '﹕' or '＇' or '．' or '：';

    /// <summary>The standard's property Cased, less its modifier letters and marks, which are ignorable and so never asked about.</summary>
    private static bool IsCased(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
        || codePoint is 'ª' or 'º' or (>= 'Ⅰ' and <= 'ⅿ') or (>= 'Ⓐ' and <= 'ⓩ')
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
