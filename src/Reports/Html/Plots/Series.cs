namespace Reports.Html.Plots;

/// <summary>A line of a plot. Color, dashes and markers depend on its index among the plot's lines.</summary>
/// <param name="Name">Name at the line's end.</param>
/// <param name="HasMarkers">Whether each point has a marker; for lines with few points.</param>
internal sealed record Series(string Name, IReadOnlyList<PlotPoint> Points, bool HasMarkers = false);
