using System.Globalization;

namespace Reports.Html.Markup;

/// <summary>Counts of pairs as a table whose cells are the darker, the more they hold.</summary>
/// <param name="caption">What lines and columns are, and what is counted.</param>
/// <param name="corner">What stands before the headings.</param>
/// <param name="names">Of lines and columns.</param>
/// <param name="counts">Of each pair. // (names, names)</param>
/// <param name="shade">How dark the cell of a line and a column is, from 0 to 1.</param>
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
