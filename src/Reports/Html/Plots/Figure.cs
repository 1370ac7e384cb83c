using Reports.Html.Markup;

namespace Reports.Html.Plots;

/// <summary>Plots with their heading and, on demand, the figures they show.</summary>
internal static class Figure
{
    /// <param name="caption">What the plots show and how to read them.</param>
    /// <param name="figures">The same as a table.</param>
    public static Element Of(string caption, DataTable figures, params IEnumerable<Element> plots) =>
        new("figure",
            new Element("figcaption", caption),
            new Element("div", plots),
            Tags.Details("Figures as a table", figures.Draw()));
}
