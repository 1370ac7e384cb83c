using System.Globalization;
using System.Text;

namespace Reports.Html.Plots;

/// <summary>How wide texts are in a plot, by and large: what is measured by no font must leave room for every one.</summary>
internal static class TextWidth
{
    /// <summary>The size of a plot's texts, as in the style sheet.</summary>
    public const double FontSize = 12;

    private const double Narrow = 0.56 * FontSize, Wide = 1.05 * FontSize;

    public static double Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <returns>The text, cut between characters and with an ellipsis where it is wider.</returns>
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
        // From Hangul on scripts are written in squares; so are symbols beyond the first plane.
        UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherSymbol => rune.Value < 0x1100 ? Narrow * 1.25 : Wide,
        _ => rune.Value < 0x1100 || rune.Value is >= 0x2000 and < 0x2190 ? Narrow : Wide,
    };
}
