using System.Text;

namespace Datasets.Verdicts;

/// <summary>Aligns columns of plain text for a terminal. The first column is left-aligned, the others are right-aligned.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, string indent)
    {
        var widths = Enumerable.Range(0, headings.Length).Select(column => _rows.Max(row => Width(row[column]))).ToArray();
        foreach (var row in _rows)
        {
            var line = new StringBuilder(indent);
            for (var column = 0; column < row.Length; column++)
            {
                var padding = new string(' ', widths[column] - Width(row[column]));
                line.Append(column == 0 ? row[column] + padding : "  " + padding + row[column]);
            }
            output.WriteLine(line.ToString().TrimEnd());
        }
    }

    /// <summary>
    /// Width of a text in terminal columns: two for East Asian wide characters and emoji, none for combining marks (Unicode Annex 11).
    /// </summary>
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value switch
    {
        >= 0x0300 and <= 0x036F or 0x200D or >= 0xFE00 and <= 0xFE0F => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    });
}
