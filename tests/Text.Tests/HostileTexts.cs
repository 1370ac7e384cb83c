namespace Text.Tests;

/// <summary>Texts of a million UTF-16 units that would take a naive tokenizer hours or all memory.</summary>
internal static class HostileTexts
{
    public const int Length = 1_000_000;

    /// <summary>Allocation limit for tokenizing a text, including garbage: twice the size of a million one-character tokens.</summary>
    public const long MemoryBound = 100L << 20;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["one letter"] = Repeat("a"),
        ["one capital"] = Repeat("A"),
        ["two letters in turn"] = Repeat("ab"),
        ["small and capital in turn"] = Repeat("aB"),
        ["digits"] = Repeat("1234567890"),
        ["spaces"] = Repeat(" "),
        ["line feeds"] = Repeat("\n"),
        ["a letter and a space in turn"] = Repeat("a "),
        ["a word twice, over and over"] = Repeat("ab ab "),
        ["words of one letter that all differ from their neighbours"] = Repeat("a b c "),
        ["two words far apart"] = "a" + Repeat(" ")[1..(Length / 2)] + "a" + Repeat(" ")[..(Length / 2)],
        ["two long words"] = Repeat("a")[..((Length / 2) - 1)] + " " + Repeat("a")[..((Length / 2) - 1)] + "b",
        ["capitals before a small letter"] = Repeat("A")[1..] + "b",
        ["dots"] = Repeat("."),
        ["a letter and a dot in turn"] = Repeat("a."),
        ["opening brackets"] = Repeat("("),
        ["apostrophes"] = Repeat("'"),
        ["hyphens"] = Repeat("-"),
        ["slashes"] = Repeat("/"),
        ["at signs"] = Repeat("@"),
        ["addresses"] = Repeat("a.b@"),
        ["ampersands"] = Repeat("&"),
        ["starts of references"] = Repeat("&#"),
        ["a reference to a huge number"] = "&#" + Repeat("9")[2..],
        ["a long name of a reference"] = "&" + Repeat("a")[1..],
        ["sigmas and apostrophes"] = Repeat("Σ'"),
        ["visible spaces"] = Repeat("▁"),
        ["Han"] = Repeat("日"),
        ["Hangul"] = Repeat("안녕"),
        ["full-width letters"] = Repeat("Ａ"),
        ["emoji"] = Repeat("😀"),
        ["emoji joined together"] = Repeat("👩\u200D"),
        ["flags"] = Repeat("🇫🇷"),
        ["letters with a mark each"] = Repeat("e\u0301"),
        ["a letter with all marks"] = "a" + Repeat("\u0301")[1..],
        ["marks alone"] = Repeat("\u0301\u0302"),
        ["zero-width spaces"] = Repeat("\u200B"),
        ["private characters"] = Repeat("\uE000\uE001"),
        ["halves of surrogate pairs"] = Repeat("\uDC00\uD800"),
        ["chance"] = Chance(),
    };

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, (Length / part.Length) + 1))[..Length];

    private static string Chance()
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, Length / 2).Select(_ => char.ConvertFromUtf32(
            random.Next(4) switch { 0 => random.Next(0x20, 0x7F), 1 => ' ', 2 => random.Next(0x80, 0xD800), _ => random.Next(0x1F000, 0x20000) })));
    }
}
