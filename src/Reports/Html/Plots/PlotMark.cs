namespace Reports.Html.Plots;

/// <summary>A marked value of the horizontal axis.</summary>
internal sealed record PlotMark(double X, string Text);
