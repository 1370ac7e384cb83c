using Reports.Html.Markup;

namespace Reports.Html.Plots;

/// <summary>Plots with a caption and, on demand, a table of the plotted figures.</summary>
internal static class Figure
{
    /// <param name="caption">Explanation of the plots.</param>
    /// <param name="figures">The same figures as a table.</param>
    public static Element Of(string caption, DataTable figures, params IEnumerable<Element> plots) =>
        new("figure",
            new Element("figcaption", caption),
            new Element("div", plots),
            Tags.Details("Figures as a table", figures.Draw()));
}
