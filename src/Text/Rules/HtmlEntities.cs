using System.Collections.Frozen;
using System.Globalization;
using Text.Unicode;

namespace Text.Rules;

/// <summary>Resolves HTML5 character references as Python's <c>html.unescape</c> does.</summary>
/// <remarks>
/// Differs from <see cref="System.Net.WebUtility.HtmlDecode(string?)"/>: supports all 2,231 names of the HTML5 table, legacy names without
/// a semicolon, including as the longest prefix of a longer name (<c>&amp;notit;</c> is <c>¬it;</c>), and the standard's replacements for
/// invalid numbers. The names are in <c>HtmlEntities.txt</c>, from the table of named character references in the WHATWG HTML standard.
/// </remarks>
internal static class HtmlEntities
{
    private const int LongestName = 32;
    private const int ReplacementCharacter = 0xFFFD;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Windows-1252 characters for the numbers from 0x80, as the HTML standard maps them.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names =
        ReadNames().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Replaces each character reference in <paramref name="text"/> with its characters.</summary>
    public static string Unescape(string text)
    {
        var rewriter = new Rewriter(text);
        var start = text.IndexOf('&', StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = start + 1;
            if (Resolve(text, ref end) is { } replacement)
                rewriter.Replace(start, end).Append(replacement);
            start = text.IndexOf('&', end);
        }

        return rewriter.Finish();
    }

    /// <summary>Reads the reference whose ampersand precedes <paramref name="end"/> and moves <paramref name="end"/> past it.</summary>
    /// <returns>The referenced characters, or null when there is no reference.</returns>
    private static string? Resolve(string text, ref int end) =>
        end < text.Length && text[end] == '#' ? ResolveNumber(text, ref end) : ResolveName(text, ref end);

    private static string? ResolveNumber(string text, ref int end)
    {
        var hexadecimal = end + 1 < text.Length && text[end + 1] is 'x' or 'X';
        var first = hexadecimal ? end + 2 : end + 1;
        var (position, number, numberBase) = (first, 0, hexadecimal ? 16 : 10);
        while (position < text.Length && (hexadecimal ? char.IsAsciiHexDigit(text[position]) : char.IsAsciiDigit(text[position])))
            number = Math.Min((number * numberBase) + DigitValue(text[position++]), LastCodePoint + 1);
        if (position == first)
            return null;
        end = position < text.Length && text[position] == ';' ? position + 1 : position;
        return Character(number);
    }

    private static int DigitValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static string Character(int number) => number switch
    {
        0 or > LastCodePoint or (>= 0xD800 and <= 0xDFFF) => char.ConvertFromUtf32(ReplacementCharacter),
        >= 0x80 and <= 0x9F => Windows1252[number - 0x80].ToString(),
        '\t' or '\n' or '\f' or '\r' => char.ConvertFromUtf32(number),
        < 0x20 or 0x7F or (>= 0xFDD0 and <= 0xFDEF) => "",
        _ when (number & 0xFFFE) == 0xFFFE => "",
        _ => char.ConvertFromUtf32(number),
    };

    private static string? ResolveName(string text, ref int end)
    {
        var (start, position) = (end, end);
        for (var length = 0; length < LongestName && position < text.Length && IsNamePart(text[position]); length++)
            position += CodePoints.Width(CodePoints.At(text, position));
        if (position == start)
            return null;
        if (position < text.Length && text[position] == ';')
            position++;
        for (var length = position - start; length > 1; length--)
        {
            if (Names.TryGetValue(text.AsSpan(start, length), out var characters))
            {
                end = start + length;
                return characters;
            }
        }

        return null;
    }

    private static bool IsNamePart(char unit) => unit is not ('\t' or '\n' or '\f' or ' ' or '<' or '&' or '#' or ';');

    private static FrozenDictionary<string, string> ReadNames()
    {
        using var stream = typeof(HtmlEntities).Assembly.GetManifestResourceStream("Text.Rules.HtmlEntities.txt")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            names[parts[0]] = string.Concat(parts.Skip(1).Select(code =>
                char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
