namespace Reports.Html.Markup;

/// <summary>
/// An HTML or SVG element. Element and attribute names are constants of the program and are not escaped; everything else is.
/// </summary>
internal sealed class Element(string name, params IEnumerable<Node> content) : Node
{
    // https://html.spec.whatwg.org/multipage/syntax.html#void-elements
    private static readonly HashSet<string> Void = ["meta", "br"];

    private readonly List<Node> _content = [.. content];
    private readonly List<(string Name, string Value)> _attributes = [];

    /// <summary>Sets an attribute; a null value omits it.</summary>
    public Element With(string attribute, string? value)
    {
        if (value is not null)
            _attributes.Add((attribute, value));
        return this;
    }

    public Element With(string attribute, double value) => With(attribute, Format.Coordinate(value));

    public Element Class(string value) => With("class", value);

    public Element Add(params IEnumerable<Node> nodes)
    {
        _content.AddRange(nodes);
        return this;
    }

    public override void WriteTo(TextWriter output)
    {
        output.Write($"<{name}");
        foreach (var (attribute, value) in _attributes)
            output.Write($" {attribute}=\"{TextNode.Escaped(value)}\"");
        output.Write('>');
        foreach (var node in _content)
            node.WriteTo(output);
        if (!Void.Contains(name))
            output.Write($"</{name}>");
    }
}
