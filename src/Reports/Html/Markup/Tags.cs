namespace Reports.Html.Markup;

/// <summary>Elements that pages consist of.</summary>
internal static class Tags
{
    public static Element P(params IEnumerable<Node> content) => new("p", content);

    public static Element H3(params IEnumerable<Node> content) => new("h3", content);

    public static Element Note(params IEnumerable<Node> content) => new Element("p", content).Class("note");

    /// <summary>A name or text of the user, isolated so that its writing direction does not affect the surrounding text.</summary>
    public static Element Foreign(string text) => new("bdi", text);

    /// <summary>Content that is wider than a small screen, in a scrollable box that can be reached with the keyboard.</summary>
    /// <param name="name">Name for screen readers.</param>
    public static Element ScrollBox(string name, Node content) =>
        new Element("div", content).Class("scroll").With("role", "region").With("aria-label", name).With("tabindex", "0");

    /// <summary>Content that is shown on demand.</summary>
    public static Element Details(Node summary, params IEnumerable<Node> content) =>
        new Element("details", new Element("summary", summary)).Add(content);

    public static Element Gallery(params IEnumerable<Node> figures) => new Element("div", figures).Class("gallery");

    public static Element List(IEnumerable<Node> items) => new("ul", items.Select(item => new Element("li", item)));
}
