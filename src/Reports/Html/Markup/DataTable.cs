namespace Reports.Html.Markup;

/// <summary>A table with row headings.</summary>
/// <param name="caption">Caption of the table.</param>
/// <param name="columns">Column headings, including that of the first column.</param>
internal sealed class DataTable(string caption, params IReadOnlyList<string> columns)
{
    private readonly List<Element> _rows = [];

    /// <summary>Whether the columns after the first contain texts rather than figures.</summary>
    public bool HoldsTexts { get; init; }

    /// <summary>Adds a row.</summary>
    /// <param name="head">The row's heading.</param>
    public DataTable Row(Node head, params IEnumerable<Node> cells)
    {
        _rows.Add(new Element("tr", new Element("th", head).With("scope", "row")).Add(cells.Select(cell => new Element("td", cell))));
        return this;
    }

    /// <summary>Adds a row for each item.</summary>
    public DataTable Rows<T>(IEnumerable<T> items, Func<T, string> head, Func<T, IEnumerable<Node>> cells)
    {
        foreach (var item in items)
            Row(Tags.Foreign(head(item)), cells(item));
        return this;
    }

    public Element Draw() => Tags.ScrollBox(
        caption,
        new Element(
            "table",
            new Element("caption", caption),
            new Element("thead", new Element("tr", columns.Select(column => new Element("th", column).With("scope", "col")))),
            new Element("tbody", _rows)).Class(HoldsTexts ? "texts" : "figures"));
}
