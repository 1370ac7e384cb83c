using System.Globalization;
using Text.Rules;
using Text.Unicode;

namespace Text.Learning;

/// <summary>Splits texts into pre-tokens, which pieces do not cross: a word's letters, digits and other characters.</summary>
internal static class PreTokens
{
    private enum Kind
    {
        Letter,
        Number,
        Other,
    }

    /// <summary>Returns the words of a text, without the preceding spaces.</summary>
    public static IEnumerable<string> Words(string text)
    {
        text = text.Replace(TextRules.VisibleSpace, ' '); // a model treats both the same
        for (var start = CodePoints.Skip(text, 0, whiteSpace: true); start < text.Length;)
        {
            var end = CodePoints.Skip(text, start, whiteSpace: false);
            yield return text[start..end];
            start = CodePoints.Skip(text, end, whiteSpace: true);
        }
    }

    /// <summary>Splits a word into pre-tokens; the first includes the preceding space.</summary>
    /// <remarks>Combining marks, variation selectors and joiners stay with the preceding character.</remarks>
    public static IEnumerable<string> Split(string word)
    {
        word = TextRules.VisibleSpace + word;
        var (start, kind) = (0, (Kind?)null);
        for (var index = 1; index < word.Length;)
        {
            var codePoint = CodePoints.At(word, index);
            if (KindOf(codePoint) is { } next)
            {
                if (kind is not null && next != kind)
                {
                    yield return word[start..index];
                    start = index;
                }

                kind = next;
            }

            index += CodePoints.Width(codePoint);
        }

        yield return word[start..];
    }

    private static Kind? KindOf(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => null,
        <= UnicodeCategory.OtherLetter => Kind.Letter,
        <= UnicodeCategory.OtherNumber => Kind.Number,
        _ => Kind.Other,
    };
}
