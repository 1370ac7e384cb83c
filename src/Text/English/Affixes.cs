using System.Collections.Frozen;
using Text.Unicode;

namespace Text.English;

/// <summary>Finds the prefixes and suffixes that are split off a word, one piece at a time.</summary>
/// <remarks>
/// Source: spaCy 2.2.4 <c>lang/punctuation.py</c> and <c>lang/en/punctuation.py</c>: TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES.
/// </remarks>
internal static class Affixes
{
    /// <summary>Units and signs that are split off a preceding number.</summary>
    /// <remarks>
    /// The entry "тбكم" is two units that the source joins because it lacks a space between them, so neither is split off alone.
    /// </remarks>
    private static readonly FrozenSet<string> Units = string.Join(' ',
        "+ $ £ € ¥ ฿ US$ C$ A$ ₽ ﷼ ₴",
        "km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h kmh mph hPa Pa mbar",
        "mb MB kb KB gb GB tb TB T G M K %",
        "км км² км³ м м² м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ гб Тб ТБ",
        "тбكم كم² كم³ م م² م³ سم سم² سم³ مم مم² مم³ كم غرام جرام جم كغ ملغ كوب اكواب")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitLookup =
        Units.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestUnit = Units.Max(unit => unit.Length);

    /// <summary>Returns the length of the prefix to split off <paramref name="word"/>, or 0 when there is none.</summary>
    public static int PrefixLength(ReadOnlySpan<char> word)
    {
        var first = CodePoints.At(word, 0);
        return first switch
        {
            '.' => word.IndexOfAnyExcept('.') is var end && end < 0 ? DotsOrNone(word.Length) : DotsOrNone(end),
            '+' => word.Length > 1 && char.IsAsciiDigit(word[1]) ? 0 : 1,
            'U' => word.StartsWith("US$") ? 3 : 0,
            'C' or 'A' => word.Length > 1 && word[1] == '$' ? 2 : 0,
            _ => StandsAlone(first, LetterKinds.Punctuation | LetterKinds.Quote | LetterKinds.OpeningSign | LetterKinds.Icon),
        };
    }

    /// <summary>Returns the length of the longest suffix to split off <paramref name="word"/>, or 0 when there is none.</summary>
    public static int SuffixLength(ReadOnlySpan<char> word)
    {
        var last = CodePoints.Before(word, word.Length);
        var length = last switch
        {
            '.' => TrailingDots(word),
            '…' => word.EndsWith("……") ? 2 : 1,
            's' or 'S' => word.Length > 1 && word[^2] is '\'' or '’' ? 2 : 0,
            '—' or '–' => 1,
            _ => StandsAlone(last, LetterKinds.Punctuation | LetterKinds.Quote | LetterKinds.Icon),
        };
        return Math.Max(length, UnitLength(word));
    }

    private static int StandsAlone(int codePoint, LetterKinds kinds) => Letters.Is(codePoint, kinds) ? CodePoints.Width(codePoint) : 0;

    private static int DotsOrNone(int dots) => dots > 1 ? dots : 0;

    private static int TrailingDots(ReadOnlySpan<char> word)
    {
        var dots = word.Length - 1 - word.LastIndexOfAnyExcept('.');
        return dots > 1 ? dots : IsFullStop(word[..^1]) ? 1 : 0;
    }

    /// <summary>
    /// Returns whether a dot after <paramref name="word"/> is a separate token: true after two capitals, as in "NASA.", false after a
    /// single capital, as in "U.S.".
    /// </summary>
    private static bool IsFullStop(ReadOnlySpan<char> word)
    {
        var last = CodePoints.Before(word, word.Length);
        if (Letters.Is(last, LetterKinds.BeforeFullStop))
            return true;
        if (last < 0)
            return false;
        var secondLast = CodePoints.Before(word, word.Length - CodePoints.Width(last));
        return last is 'F' or 'f' or 'C' or 'c' or 'K' or 'k' && secondLast == '°'
            || (Letters.Is(last, LetterKinds.Capital) && Letters.Is(secondLast, LetterKinds.Capital));
    }

    private static int UnitLength(ReadOnlySpan<char> word)
    {
        var tail = word.Length > LongestUnit + 1 ? word[^(LongestUnit + 1)..] : word;
        var unit = tail[(tail.LastIndexOfAnyInRange('0', '9') + 1)..];
        return unit.Length < tail.Length && UnitLookup.Contains(unit) ? unit.Length : 0;
    }
}
