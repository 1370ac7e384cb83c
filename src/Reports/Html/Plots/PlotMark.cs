namespace Reports.Html.Plots;

/// <summary>A value of the horizontal axis that matters.</summary>
internal sealed record PlotMark(double X, string Text);
