using Reports.Html.Markup;
using Scoring;

namespace Reports.Html.Plots;

/// <summary>Figures from 0 to 1 with their confidence intervals, one per line.</summary>
/// <param name="Id">Unique id in the page.</param>
internal sealed record IntervalPlot(string Id, string Title, string Description, string Unit, IReadOnlyList<IntervalPlot.Entry> Entries)
{
    private const double Above = 8, Below = 40, LineHeight = 20, MostForNames = 130;

    /// <summary>One line of the plot.</summary>
    /// <param name="Compared">The figure that it is compared with.</param>
    public sealed record Entry(string Name, Estimate Estimate, double Compared);

    public Element Draw()
    {
        var left = Math.Min(Entries.Max(entry => TextWidth.Of(entry.Name)), MostForNames) + 12;
        var area = new PlotArea(
            left, Above, Drawing.Width - left - 52, Entries.Count * LineHeight, LinearAxis.Exactly(Unit, 0, 1), LinearAxis.Exactly("", 0, 1));
        return Drawing.Of(Id, Title, Description, Above + area.Height + Below,
        [
            .. Grid(area),
            .. Entries.SelectMany((entry, index) => Line(area, entry, Above + (index + 0.5) * LineHeight)),
        ]);
    }

    private static IEnumerable<Node> Grid(PlotArea area) =>
    [
        .. area.X.Ticks().SelectMany(tick => new[]
        {
            PlotArea.Line(area.AtX(tick.Value), area.Top, area.AtX(tick.Value), area.Bottom, "grid"),
            PlotArea.Text(area.AtX(tick.Value), area.Bottom + 16, "middle", "tick", tick.Text),
        }),
        PlotArea.Text(area.Right, area.Bottom + 32, "end", "what", area.X.Label),
    ];

    private static IEnumerable<Node> Line(PlotArea area, Entry entry, double y)
    {
        yield return PlotArea.Text(area.Left - 8, y + 4, "end", "tick", TextWidth.Cut(entry.Name, MostForNames));
        var compared = area.AtX(entry.Compared);
        yield return PlotArea.Line(compared, y - 6, compared, y + 6, "compared");
        if (entry.Estimate is { Low: { } low, High: { } high })
            yield return PlotArea.Line(area.AtX(low), y, area.AtX(high), y, "interval");
        if (entry.Estimate.Value is { } value)
            yield return new Element("circle").Class("marker s1").With("cx", area.AtX(value)).With("cy", y).With("r", 4);
        yield return PlotArea.Text(area.Right + 10, y + 4, "start", "value", Format.Score(entry.Estimate.Value));
    }
}
