using System.Globalization;
using System.Text;

namespace Reports;

/// <summary>Makes foreign texts safe to show: control characters are replaced by visible codes.</summary>
internal static class PlainText
{
    /// <returns>
    /// The text with control characters and characters that reorder their surroundings (Unicode TR 9, 2.1 to 2.5) as <c>⟨U+202E⟩</c>, and
    /// with unpaired surrogates replaced. Line ends and tabs remain.
    /// </returns>
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(rune => IsSpelled(rune) || rune == Rune.ReplacementChar))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpelled(rune))
                plain.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            else
                plain.Append(rune);
        }

        return plain.ToString();
    }

    /// <returns>The same in one line.</returns>
    public static string Line(string text) => Of(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    private static bool IsSpelled(Rune rune) =>
        rune.Value is not ('\n' or '\r' or '\t') && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
