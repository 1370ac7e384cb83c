using System.Text;
using Reports.Html.Markup;

namespace Reports.Html.Plots;

/// <summary>Lines over a common axis, with each line's name at its end.</summary>
/// <param name="Id">Unique id in the page.</param>
/// <param name="Description">A description in one sentence.</param>
internal sealed record LinePlot(string Id, string Title, string Description, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    private const double Below = 40, LineHeight = 14, MostForNames = 130;

    /// <summary>Height of the area between the axes.</summary>
    public double AreaHeight { get; init; } = 170;

    public IReadOnlyList<PlotMark> Marks { get; init; } = [];

    /// <summary>A thin reference line from the first point to the last.</summary>
    public IReadOnlyList<PlotPoint> Reference { get; init; } = [];

    // The axis's quantity and, below it, the marks.
    private double Above => Marks.Count > 0 ? 40 : 24;

    public Element Draw()
    {
        var names = Series.Count > 1 ? Series.Select(series => TextWidth.Of(series.Name)).Max() + 14 : 12;
        var left = Y.Ticks().Select(tick => TextWidth.Of(tick.Text)).DefaultIfEmpty(0).Max() + 10;
        var area = new PlotArea(left, Above, Drawing.Width - left - Math.Min(names, MostForNames), AreaHeight, X, Y);
        return Drawing.Of(Id, Title, Description, Above + AreaHeight + Below,
        [
            .. area.Draw(),
            .. Reference.Count == 0 ? [] : new[] { Path(area, Reference, "reference") },
            .. Marks.SelectMany(mark => Mark(area, mark)),
            .. Series.SelectMany((series, index) => Line(area, series, $"s{index + 1}")),
            .. Series.Count > 1 ? Names(area) : [],
        ]);
    }

    private static IEnumerable<Node> Mark(PlotArea area, PlotMark mark)
    {
        var x = area.AtX(mark.X);
        var isRight = x > area.Left + area.Width / 2;
        return
        [
            PlotArea.Line(x, area.Top - 12, x, area.Bottom, "mark"),
            PlotArea.Text(isRight ? x - 5 : x + 5, area.Top - 5, isRight ? "end" : "start", "note", mark.Text),
        ];
    }

    private static IEnumerable<Node> Line(PlotArea area, Series series, string kind) =>
        [Path(area, series.Points, $"line {kind}"), .. series.HasMarkers ? Markers(area, series, kind) : []];

    private static Element Path(PlotArea area, IReadOnlyList<PlotPoint> points, string kind)
    {
        var (path, isDown) = (new StringBuilder(), false);
        foreach (var point in points)
        {
            if (point.Y is { } y)
                path.Append(isDown ? 'L' : 'M').Append(Format.Coordinate(area.AtX(point.X))).Append(' ').Append(Format.Coordinate(area.AtY(y)));
            isDown = point.Y is not null;
        }

        return new Element("path").Class(kind).With("d", path.ToString());
    }

    // Lines differ in shape as well as in color.
    private static IEnumerable<Node> Markers(PlotArea area, Series series, string kind) =>
        from point in series.Points
        where point.Y is not null
        let x = area.AtX(point.X)
        let y = area.AtY(point.Y ?? 0)
        select kind == "s1"
            ? new Element("circle").Class($"marker {kind}").With("cx", x).With("cy", y).With("r", 3.2)
            : new Element("rect").Class($"marker {kind}").With("x", x - 3).With("y", y - 3).With("width", 6).With("height", 6);

    private IEnumerable<Node> Names(PlotArea area)
    {
        var ends = Series.Select((series, index) => (series.Name, Kind: $"name s{index + 1}", Y: EndOf(area, series)))
            .OrderBy(end => end.Y).ToArray();
        var heights = Spread([.. ends.Select(end => end.Y)], area.Top + 4, area.Bottom + 2);
        return ends.Select((end, index) =>
            PlotArea.Text(area.Right + 8, heights[index] + 4, "start", end.Kind, TextWidth.Cut(end.Name, MostForNames - 14)));
    }

    private static double EndOf(PlotArea area, Series series) =>
        area.AtY(series.Points.LastOrDefault(point => point.Y is not null).Y ?? 0);

    /// <returns>The heights, separated so that texts do not overlap.</returns>
    private static double[] Spread(double[] heights, double top, double bottom)
    {
        for (var index = 0; index < heights.Length; index++)
            heights[index] = Math.Max(heights[index], index == 0 ? top : heights[index - 1] + LineHeight);
        for (var index = heights.Length - 1; index >= 0; index--)
            heights[index] = Math.Min(heights[index], index == heights.Length - 1 ? bottom : heights[index + 1] - LineHeight);
        return heights;
    }
}
