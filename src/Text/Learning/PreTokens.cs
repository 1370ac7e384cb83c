using System.Globalization;
using Text.Rules;
using Text.Unicode;

namespace Text.Learning;

/// <summary>The parts of a text that no piece goes beyond: a word's letters, its digits, its other characters.</summary>
internal static class PreTokens
{
    private enum Kind
    {
        Letter,
        Number,
        Other,
    }

    /// <summary>The words of a text, without the space before each.</summary>
    public static IEnumerable<string> Words(string text)
    {
        text = text.Replace(TextRules.VisibleSpace, ' '); // to a model they are the same
        for (var start = CodePoints.Skip(text, 0, whiteSpace: true); start < text.Length;)
        {
            var end = CodePoints.Skip(text, start, whiteSpace: false);
            yield return text[start..end];
            start = CodePoints.Skip(text, end, whiteSpace: true);
        }
    }

    /// <summary>The pre-tokens of a word, the first with the space before it.</summary>
    /// <remarks>A combining mark, variation selector or joiner stays with what it follows.</remarks>
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
