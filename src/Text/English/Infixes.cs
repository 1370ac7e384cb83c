using Text.Unicode;

namespace Text.English;

/// <summary>Finds the infixes at which a word is split.</summary>
/// <remarks>Source: spaCy 2.2.4 <c>lang/punctuation.py</c>: TOKENIZER_INFIXES.</remarks>
internal static class Infixes
{
    private const LetterKinds SmallOrQuote = LetterKinds.Small | LetterKinds.Quote;
    private const LetterKinds CapitalOrQuote = LetterKinds.Capital | LetterKinds.Quote;

    /// <summary>Returns the length of the infix at <paramref name="index"/>, or 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> word, int index) => word[index] switch
    {
        '.' => Dots(word, index),
        '…' => 1,
        '+' or '*' or '^' => Operator(word, index),
        '-' => Math.Max(Operator(word, index), Hyphens(word, index, '-', most: 3)),
        '—' => Hyphens(word, index, '—', most: 2),
        '–' or '~' => Hyphens(word, index, word[index], most: 1),
        ',' => Between(word, index, LetterKinds.Letter, LetterKinds.Letter),
        ':' or '<' or '>' or '=' or '/' => AfterDigit(word, index) ? Before(word, index + 1, LetterKinds.Letter)
            : Between(word, index, LetterKinds.Letter, LetterKinds.Letter),
        _ => CodePoints.At(word, index) is var codePoint && Letters.Is(codePoint, LetterKinds.Icon) ? CodePoints.Width(codePoint) : 0,
    };

    private static int Dots(ReadOnlySpan<char> word, int index)
    {
        var dots = word[index..].IndexOfAnyExcept('.') is var end && end < 0 ? word.Length - index : end;
        return dots > 1 ? dots : Between(word, index, SmallOrQuote, CapitalOrQuote);
    }

    private static int Operator(ReadOnlySpan<char> word, int index) =>
        AfterDigit(word, index) && index + 1 < word.Length && (char.IsAsciiDigit(word[index + 1]) || word[index + 1] == '-') ? 1 : 0;

    private static int Hyphens(ReadOnlySpan<char> word, int index, char hyphen, int most)
    {
        if (!Letters.Is(CodePoints.Before(word, index), LetterKinds.Letter))
            return 0;
        for (var end = index; end < word.Length && end - index < most && word[end] == hyphen; end++)
        {
            if (Before(word, end + 1, LetterKinds.Letter) > 0)
                return end + 1 - index;
        }

        return 0;
    }

    private static int Between(ReadOnlySpan<char> word, int index, LetterKinds before, LetterKinds after) =>
        Letters.Is(CodePoints.Before(word, index), before) ? Before(word, index + 1, after) : 0;

    private static int Before(ReadOnlySpan<char> word, int index, LetterKinds kinds) =>
        index < word.Length && Letters.Is(CodePoints.At(word, index), kinds) ? 1 : 0;

    private static bool AfterDigit(ReadOnlySpan<char> word, int index) => index > 0 && char.IsAsciiDigit(word[index - 1]);
}
