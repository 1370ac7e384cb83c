namespace Reports.Html.Plots;

/// <summary>A line of a plot. Colour, dashes and markers follow from its place among the plot's lines.</summary>
/// <param name="Name">Written at the line's end.</param>
/// <param name="HasMarkers">Whether each point is marked: where points are few.</param>
internal sealed record Series(string Name, IReadOnlyList<PlotPoint> Points, bool HasMarkers = false);
