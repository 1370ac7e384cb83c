using Reports.Html.Markup;
using Runs;

namespace Reports.Html.Plots;

/// <summary>A histogram. All bars have the same width whatever their ranges are; the axis shows where the ranges begin.</summary>
/// <param name="Id">Unique id in the page.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Counted">What is counted.</param>
/// <param name="Bins">At least one bin; each begins where the previous one ends.</param>
internal sealed record Histogram(string Id, string Title, string Description, string Unit, string Counted, IReadOnlyList<HistogramBin> Bins)
{
    private const double Above = 24, Below = 40, AreaHeight = 150;

    public Element Draw()
    {
        var y = LinearAxis.Around(Counted, [0, .. Bins.Select(bin => (double)bin.Count)]);
        var left = y.Ticks().Max(tick => TextWidth.Of(tick.Text)) + 10;
        var x = new EdgeAxis(Unit, [.. Bins.Select(bin => bin.From), Bins[^1].To]);
        var area = new PlotArea(left, Above, Drawing.Width - left - 16, AreaHeight, x, y);
        return Drawing.Of(Id, Title, Description, Above + AreaHeight + Below, [.. area.Draw(), .. Bins.Select(bin => Bar(area, bin))]);
    }

    private static Element Bar(PlotArea area, HistogramBin bin)
    {
        var (from, to, top) = (area.AtX(bin.From), area.AtX(bin.To), area.AtY(bin.Count));
        return new Element("rect").Class("bar")
            .With("x", from).With("y", top).With("width", Math.Max(to - from - 1, 0.5)).With("height", area.Bottom - top);
    }
}
