using System.Globalization;
using Reports.Html.Markup;

namespace Reports.Html.Plots;

/// <summary>An inline SVG with title and description.</summary>
internal static class Drawing
{
    /// <summary>Width of every plot in plot units: what a phone shows without shrinking texts.</summary>
    public const double Width = 380;

    /// <param name="id">Unique id in the page.</param>
    /// <param name="title">The title, in a few words.</param>
    /// <param name="description">A description in one sentence.</param>
    public static Element Of(string id, string title, string description, double height, IEnumerable<Node> content) =>
        new Element("svg", new Element("title", title).With("id", $"{id}-title"), new Element("desc", description).With("id", $"{id}-desc"))
            .Class("plot")
            .With("role", "img")
            .With("aria-labelledby", $"{id}-title {id}-desc")
            .With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height:0.#}"))
            .Add(content);
}
