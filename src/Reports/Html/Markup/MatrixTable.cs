using System.Globalization;

namespace Reports.Html.Markup;

/// <summary>A table of pair counts; the higher the count, the darker the cell.</summary>
/// <param name="caption">Meaning of rows, columns and counts.</param>
/// <param name="corner">Text before the column headings.</param>
/// <param name="names">Names of rows and columns.</param>
/// <param name="counts">Counts of pairs. // (names, names)</param>
/// <param name="shade">Darkness of the cell of a row and a column, from 0 to 1.</param>
internal sealed class MatrixTable(
    string caption, string corner, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> counts, Func<int, int, double> shade)
{
    public Element Draw() => Tags.ScrollBox(
        caption,
        new Element(
            "table",
            new Element("caption", caption),
            new Element("thead", new Element("tr", new Element("td", corner)).Add(names.Select(ColumnHead))),
            new Element("tbody", names.Select(Line))).Class("matrix"));

    private static Element ColumnHead(string name) =>
        new Element("th", new Element("span", Tags.Foreign(name))).With("scope", "col");

    private Element Line(string name, int line) =>
        new Element("tr", new Element("th", Tags.Foreign(name)).With("scope", "row"))
            .Add(names.Select((_, column) => Cell(line, column)));

    private Element Cell(int line, int column)
    {
        var darkness = Math.Clamp(shade(line, column), 0, 1);
        return new Element("td", Format.Count(counts[line][column]))
            .With("class", line == column ? "same" : null)
            .With("style", darkness > 0.005 ? string.Create(CultureInfo.InvariantCulture, $"--share:{darkness:0.##}") : null);
    }
}
