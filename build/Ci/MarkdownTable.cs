using System.Text.RegularExpressions;

namespace Build.Ci;

/// <summary>Tables of GitHub Flavored Markdown.</summary>
/// <remarks>Source: https://github.github.com/gfm/#tables-extension-.</remarks>
public static partial class MarkdownTable
{
    /// <param name="columns">Headings. Columns of numbers are aligned to the right.</param>
    /// <param name="rows">Cells of plain text, as many in each row as there are columns.</param>
    /// <returns>Lines, each with a line feed at its end.</returns>
    public static string Of(IReadOnlyList<(string Heading, bool IsNumber)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        IEnumerable<string> lines =
        [
            Row(columns.Select(column => Escape(column.Heading))),
            Row(columns.Select(column => column.IsNumber ? "---:" : "---")),
            .. rows.Select(row => Row(row.Select(Escape))),
        ];
        return string.Concat(lines);
    }

    /// <returns>Plain text as inline Markdown on one line.</returns>
    public static string Escape(string text) => Markup().Replace(LineBreaks().Replace(text, " "), @"\$0");

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    [GeneratedRegex(@"[\\`*_\[\]<>&|~#]")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
