namespace Reports.Html.Plots;

/// <param name="Y">The value; null for a gap in the line.</param>
internal readonly record struct PlotPoint(double X, double? Y);
