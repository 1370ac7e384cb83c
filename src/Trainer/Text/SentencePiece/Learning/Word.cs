using System.Globalization;

namespace Trainer.Text.SentencePiece.Learning;

/// <summary>Where a text may be cut before its pieces are known.</summary>
internal static class Word
{
    /// <summary>Stands for the space before a word.</summary>
    public const string Space = "▁";

    private enum Kind
    {
        Letter,
        Number,
        Other,
    }

    /// <summary>The stretches of a word of nothing but letters, nothing but digits, or nothing but other characters.</summary>
    /// <param name="word">It starts with <see cref="Space"/>, which stays with the first stretch.</param>
    public static IEnumerable<string> Stretches(string word)
    {
        var start = 0;
        for (var index = Space.Length; index < word.Length; index += CodePoints.Width(CodePoints.At(word, index)))
        {
            if (index == Space.Length || KindAt(word, index) is var kind && kind == KindBefore(word, index))
                continue;
            yield return word[start..index];
            start = index;
        }

        yield return word[start..];
    }

    private static Kind KindBefore(string word, int index) => KindOf(CodePoints.Before(word.AsSpan(), index));

    private static Kind KindAt(string word, int index) => KindOf(CodePoints.At(word, index));

    private static Kind KindOf(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        <= UnicodeCategory.EnclosingMark => Kind.Letter,
        <= UnicodeCategory.OtherNumber => Kind.Number,
        _ => Kind.Other,
    };
}
