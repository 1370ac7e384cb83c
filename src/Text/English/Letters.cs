using System.Globalization;

namespace Text.English;

/// <summary>Character classes of spaCy 2.2.4 (<c>lang/char_classes.py</c>), with one table lookup per code point.</summary>
/// <remarks>
/// Letters are those of the Latin, Greek and Cyrillic ranges below, with their Unicode case, and all code points in the ranges of scripts
/// without case. Icons are the category "other symbol" of Unicode 11.
/// </remarks>
internal static class Letters
{
    public const string Punctuation = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
    public const string Quotes = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉";
    public const string Dashes = "—–";
    public const string Currencies = "$£€¥฿₽﷼₴";

    private const int LastLetter = 0x2FA1F;
    private const int LastIcon = 0x1FA6D;

    /// <summary>
    /// Ranges with case. U+0294 counts as lowercase and the unassigned U+03A2 as uppercase because they lie inside such ranges.
    /// </summary>
    private static readonly (int First, int Last)[] CasedRanges =
    [
        ('A', 'Z'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x1BF), (0x1C4, 0x2AF), // Latin
        (0x386, 0x386), (0x388, 0x38A), (0x38C, 0x38C), (0x38E, 0x38F), (0x391, 0x3A9), // Greek
        (0x3AC, 0x3AF), (0x3B1, 0x3C9), (0x3CC, 0x3CE),
        (0x401, 0x401), (0x404, 0x404), (0x406, 0x407), (0x410, 0x44F), (0x451, 0x451), (0x454, 0x454), (0x456, 0x457), // Cyrillic
        (0x490, 0x491), (0x496, 0x497), (0x4A2, 0x4A3), (0x4AE, 0x4AF), (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9), // Tatar, Ukrainian
        (0x1D00, 0x1D25), (0x1D6B, 0x1D77), (0x1D79, 0x1D9A), (0x1E00, 0x1EFF), (0x2C60, 0x2C7B), (0x2C7E, 0x2C7F), // Latin
        (0xA722, 0xA76F), (0xA771, 0xA787), (0xA78B, 0xA78E), (0xA790, 0xA7B9), (0xA7FA, 0xA7FA), (0xAB30, 0xAB5A), (0xAB60, 0xAB64),
        (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
    ];

    private static readonly (int First, int Last)[] CaselessRanges =
    [
        (0x591, 0x5F4), (0xFB1D, 0xFB4F), // Hebrew
        (0x620, 0x64A), (0x66E, 0x6D5), (0x6E5, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8BD), (0xFB50, 0xFBB1), (0xFBD3, 0xFD3D), // Arabic
        (0xFD50, 0xFDC7), (0xFDF0, 0xFDFB), (0xFE70, 0xFEFC), (0x1EE00, 0x1EEBB),
        (0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF), (0xC00, 0xC7F), (0xC80, 0xCFF), (0xD80, 0xDFF), // India, Sri Lanka
        (0x1100, 0x11FF), (0xAC00, 0xD7AF), // Hangul
        (0x2E80, 0x2FDF), (0x2FF0, 0x303F), (0x31C0, 0x31EF), (0x3200, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), // Han
        (0x1F200, 0x1F2FF), (0x20000, 0x2A6DF), (0x2A700, 0x2EBEF), (0x2F800, 0x2FA1F),
    ];

    /// <summary>Symbols added after Unicode 11, which the rules therefore do not include.</summary>
    private static readonly (int First, int Last)[] LaterIcons =
    [
        (0x166D, 0x166D), (0x2427, 0x2429), (0x2B97, 0x2B97), (0x2BC9, 0x2BC9), (0x2BFF, 0x2BFF), (0x2E50, 0x2E51), (0x2FFC, 0x2FFF),
        (0x31E4, 0x31EF), (0x32FF, 0x32FF), (0xFD40, 0xFDCF), (0xFDFE, 0xFDFF), (0x1019C, 0x1019C), (0x11FD5, 0x11FF1),
        (0x1CC00, 0x1CFC3), (0x1D1E9, 0x1D1EA), (0x1E14F, 0x1E14F), (0x1ED2E, 0x1ED2E), (0x1F10D, 0x1F10F), (0x1F16C, 0x1F16F),
        (0x1F1AD, 0x1F1AD), (0x1F6D5, 0x1F6DF), (0x1F6FA, 0x1F6FC), (0x1F774, 0x1F77F), (0x1F7D9, 0x1F7F0), (0x1F8B0, 0x1F8C1),
        (0x1F90C, 0x1F90F), (0x1F93F, 0x1F93F), (0x1F971, 0x1F972), (0x1F977, 0x1F979), (0x1F97B, 0x1F97B), (0x1F9A3, 0x1F9AF),
        (0x1F9BA, 0x1F9BF), (0x1F9C3, 0x1F9CF), (0x1FA00, 0x1FA53),
    ];

    private static readonly LetterKinds[] Table = BuildTable();

    /// <summary>Returns the classes of <paramref name="codePoint"/>; none for -1, which marks the end of the text.</summary>
    public static LetterKinds Of(int codePoint) => (uint)codePoint < (uint)Table.Length ? Table[codePoint] : LetterKinds.None;

    public static bool Is(int codePoint, LetterKinds kinds) => (Of(codePoint) & kinds) != 0;

    private static LetterKinds[] BuildTable()
    {
        var table = new LetterKinds[LastLetter + 1];
        foreach (var (first, last) in CasedRanges)
            Mark(table, first, last, static codePoint => LetterKinds.Letter | CaseOf(codePoint));
        foreach (var (first, last) in CaselessRanges)
            Mark(table, first, last, static _ => LetterKinds.Letter | LetterKinds.Small | LetterKinds.Capital);
        Mark(table, 0, LastIcon, static codePoint => IsOtherSymbol(codePoint) ? LetterKinds.Icon : LetterKinds.None);
        foreach (var (first, last) in LaterIcons)
            Unmark(table, first, last, LetterKinds.Icon);

        Mark(table, Punctuation, LetterKinds.Punctuation | LetterKinds.BeforeFullStop);
        Mark(table, Quotes, LetterKinds.Quote | LetterKinds.BeforeFullStop);
        Mark(table, "§%=" + Dashes + Currencies, LetterKinds.OpeningSign);
        Mark(table, "0123456789%²-+|", LetterKinds.BeforeFullStop);
        for (var codePoint = 0; codePoint < table.Length; codePoint++)
        {
            if (table[codePoint].HasFlag(LetterKinds.Small))
                table[codePoint] |= LetterKinds.BeforeFullStop;
        }

        return table;
    }

    private static LetterKinds CaseOf(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.LowercaseLetter => LetterKinds.Small,
        UnicodeCategory.UppercaseLetter => LetterKinds.Capital,
        _ => codePoint switch { 0x294 => LetterKinds.Small, 0x3A2 => LetterKinds.Capital, _ => LetterKinds.None },
    };

    private static bool IsOtherSymbol(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.OtherSymbol;

    private static void Mark(LetterKinds[] table, int first, int last, Func<int, LetterKinds> kinds)
    {
        for (var codePoint = first; codePoint <= last; codePoint++)
            table[codePoint] |= kinds(codePoint);
    }

    private static void Mark(LetterKinds[] table, string characters, LetterKinds kinds)
    {
        foreach (var character in characters)
            table[character] |= kinds;
    }

    private static void Unmark(LetterKinds[] table, int first, int last, LetterKinds kinds)
    {
        for (var codePoint = first; codePoint <= last; codePoint++)
            table[codePoint] &= ~kinds;
    }
}
