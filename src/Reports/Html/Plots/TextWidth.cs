using System.Globalization;
using System.Text;

namespace Reports.Html.Plots;

/// <summary>Estimated width of texts in a plot. The font is unknown, so the estimate must suffice for any font.</summary>
internal static class TextWidth
{
    /// <summary>Size of a plot's texts, as in the style sheet.</summary>
    public const double FontSize = 12;

    private const double Narrow = 0.56 * FontSize, Wide = 1.05 * FontSize;

    public static double Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <returns>The text; truncated between characters and with an ellipsis if it is too wide.</returns>
    public static string Cut(string text, double width)
    {
        if (Of(text) <= width)
            return text;
        var (kept, used) = (new StringBuilder(), Of("…"));
        foreach (var character in Characters(text))
        {
            used += Of(character);
            if (used > width)
                break;
            kept.Append(character);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static IEnumerable<string> Characters(string text)
    {
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
            yield return characters.GetTextElement();
    }

    private static double Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        // From Hangul on, scripts have square characters; so have symbols beyond the first plane.
        UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherSymbol => rune.Value < 0x1100 ? Narrow * 1.25 : Wide,
        _ => rune.Value < 0x1100 || rune.Value is >= 0x2000 and < 0x2190 ? Narrow : Wide,
    };
}
