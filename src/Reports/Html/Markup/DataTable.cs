namespace Reports.Html.Markup;

/// <summary>A table whose lines begin with what they are about.</summary>
/// <param name="caption">What the table tells.</param>
/// <param name="columns">The headings, that of the first column included.</param>
internal sealed class DataTable(string caption, params IReadOnlyList<string> columns)
{
    private readonly List<Element> _rows = [];

    /// <summary>Whether the columns behind the first hold texts, not figures.</summary>
    public bool HoldsTexts { get; init; }

    /// <summary>Adds a line.</summary>
    /// <param name="head">What it is about.</param>
    public DataTable Row(Node head, params IEnumerable<Node> cells)
    {
        _rows.Add(new Element("tr", new Element("th", head).With("scope", "row")).Add(cells.Select(cell => new Element("td", cell))));
        return this;
    }

    /// <summary>Adds a line for each of many.</summary>
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
