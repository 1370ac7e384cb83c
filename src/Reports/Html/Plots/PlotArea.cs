using Reports.Html.Markup;

namespace Reports.Html.Plots;

/// <summary>The rectangle between the axes, in plot units. It draws the axes and maps values to positions.</summary>
/// <param name="Left">Position of the start of the horizontal axis.</param>
/// <param name="Top">Position of the end of the vertical axis.</param>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Axis X, Axis Y)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double AtX(double value) => Left + Width * Math.Clamp(X.Share(value), 0, 1);

    public double AtY(double value) => Bottom - Height * Math.Clamp(Y.Share(value), 0, 1);

    /// <summary>Grid lines, ticks and axis labels.</summary>
    public IEnumerable<Node> Draw() =>
    [
        .. Y.Ticks().SelectMany(tick => HorizontalLine(AtY(tick.Value), tick.Text)),
        .. X.Ticks().SelectMany(tick => VerticalTick(AtX(tick.Value), tick.Text)),
        Line(Left, Bottom, Right, Bottom, "axis"),
        Text(Right, Bottom + 33, "end", "what", X.Label),
        Text(0, 11, "start", "what", Y.Label),
    ];

    public static Element Line(double x1, double y1, double x2, double y2, string kind) =>
        new Element("line").Class(kind).With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2);

    /// <param name="anchor">The end of the text that is at the position: start, middle or end.</param>
    public static Element Text(double x, double y, string anchor, string kind, string text) =>
        new Element("text", text).Class(kind).With("x", x).With("y", y).With("text-anchor", anchor);

    private IEnumerable<Node> HorizontalLine(double y, string text) =>
        [Line(Left, y, Right, y, "grid"), Text(Left - 6, y + 4, "end", "tick", text)];

    private IEnumerable<Node> VerticalTick(double x, string text) =>
        [Line(x, Bottom, x, Bottom + 4, "axis"), Text(x, Bottom + 17, "middle", "tick", text)];
}
