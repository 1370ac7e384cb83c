using Reports.Html.Markup;

namespace Reports.Html.Sections;

/// <summary>The details of one label. They are open if there are few labels, and folded if there are many.</summary>
internal static class LabelFold
{
    private const int MostOpen = 8;

    /// <param name="label">The label's name.</param>
    /// <param name="figures">The figures next to the name.</param>
    /// <param name="count">The number of labels.</param>
    public static Element Of(string label, string figures, int count, params IEnumerable<Node> content) =>
        Tags.Details(new Element("span", new Element("strong", Tags.Foreign(label)), $" {figures}"), content)
            .Class("label")
            .With("open", count <= MostOpen ? "" : null);
}
