using Reports.Html.Markup;

namespace Reports.Html.Sections;

/// <summary>What is told of one label. Of few labels all is open, of many the reader opens what they want to see.</summary>
internal static class LabelFold
{
    private const int MostOpen = 8;

    /// <param name="label">Its name.</param>
    /// <param name="figures">The figures that stand beside the name.</param>
    /// <param name="count">Of how many labels.</param>
    public static Element Of(string label, string figures, int count, params IEnumerable<Node> content) =>
        Tags.Details(new Element("span", new Element("strong", Tags.Foreign(label)), $" {figures}"), content)
            .Class("label")
            .With("open", count <= MostOpen ? "" : null);
}
