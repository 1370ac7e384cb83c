namespace Reports.Html.Plots;

/// <param name="Y">Null where the line is broken.</param>
internal readonly record struct PlotPoint(double X, double? Y);
