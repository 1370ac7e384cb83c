using System.Globalization;

namespace Text.Unicode;

/// <summary>Reads UTF-16 text as code points, with the character classes of Python's <c>re</c>, which fastai and spaCy use.</summary>
/// <remarks>A lone surrogate counts as one code point.</remarks>
internal static class CodePoints
{
    /// <summary>Returns the code point that starts at <paramref name="index"/>.</summary>
    public static int At(ReadOnlySpan<char> text, int index)
    {
        var first = text[index];
        return char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            ? char.ConvertToUtf32(first, text[index + 1])
            : first;
    }

    /// <summary>Returns the code point that ends before <paramref name="index"/>, or -1 at the start of the text.</summary>
    public static int Before(ReadOnlySpan<char> text, int index)
    {
        if (index == 0)
            return -1;
        var last = text[index - 1];
        return char.IsLowSurrogate(last) && index > 1 && char.IsHighSurrogate(text[index - 2])
            ? char.ConvertToUtf32(text[index - 2], last)
            : last;
    }

    /// <summary>Returns the number of UTF-16 units in <paramref name="codePoint"/>.</summary>
    public static int Width(int codePoint) => codePoint > char.MaxValue ? 2 : 1;

    /// <summary>Returns whether <paramref name="index"/> is the second unit of a code point.</summary>
    public static bool IsSecondUnit(ReadOnlySpan<char> text, int index) =>
        char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]);

    /// <summary>Implements Python's <c>\s</c> and <c>str.isspace</c>: .NET's white space and the four information separators.</summary>
    public static bool IsWhiteSpace(char unit) => char.IsWhiteSpace(unit) || unit is >= '\x1C' and <= '\x1F';

    /// <summary>Implements Python's <c>\w</c>: letters, all kinds of numbers and the underscore, but no combining marks.</summary>
    public static bool IsWord(int codePoint) => codePoint == '_' || CharUnicodeInfo.GetUnicodeCategory(codePoint) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Implements Python's <c>str.strip()</c>.</summary>
    public static string Strip(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsWhiteSpace(text[start]))
            start++;
        while (end > start && IsWhiteSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>Skips white space from <paramref name="index"/> on, or everything else if <paramref name="whiteSpace"/> is false.</summary>
    /// <returns>The first position that is not skipped, or the length of the text.</returns>
    public static int Skip(ReadOnlySpan<char> text, int index, bool whiteSpace)
    {
        while (index < text.Length && IsWhiteSpace(text[index]) == whiteSpace)
            index++;
        return index;
    }
}
