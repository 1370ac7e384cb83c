using Reports.Html.Markup;

namespace Reports.Html.Sections;

/// <summary>A section of the report.</summary>
/// <param name="id">Id for links.</param>
internal abstract class Section(string id, string title)
{
    public Element Link() => new Element("a", title).With("href", "#" + id);

    public Element Draw() =>
        new Element("section", new Element("h2", title).With("id", $"{id}-heading"))
            .With("id", id).With("aria-labelledby", $"{id}-heading").Add(Content());

    protected abstract IEnumerable<Node> Content();
}
