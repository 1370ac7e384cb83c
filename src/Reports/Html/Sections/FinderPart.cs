using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;

namespace Reports.Html.Sections;

/// <summary>The learning-rate finder's curve: loss over learning rate.</summary>
internal static class FinderPart
{
    /// <param name="id">Unique id in the page.</param>
    public static Node Of(string id, StageRecord stage, double found)
    {
        var points = stage.Curve.Where(point => point.LearningRate > 0).Select(point => new PlotPoint(point.LearningRate, point.Loss)).ToArray();
        var most = Most([.. points.Select(point => point.Y).OfType<double>()]);
        if (points.Length == 0)
            return Tags.P($"It found the learning rate {Format.LearningRate(found)}.");
        var plot = new LinePlot(
            id,
            $"Learning-rate finder: {stage.Stage}",
            $"The smoothed loss while the learning rate rises. The rate chosen is {Format.LearningRate(found)}.",
            LogAxis.Over("learning rate", points.Select(point => point.X)),
            LinearAxis.Around("smoothed loss", points.Select(point => point.Y).OfType<double>().Where(loss => loss <= most)),
            [new("loss", [.. points.Select(point => point.Y > most ? point with { Y = null } : point)])])
        {
            Marks = [new(found, $"chosen: {Format.LearningRate(found)}")],
        };
        var table = new DataTable("Smoothed loss at each learning rate", "step", "learning rate", "loss");
        foreach (var point in stage.Curve)
            table.Row(Format.Count(point.Step), Format.LearningRate(point.LearningRate), Format.Loss(point.Loss));
        return Figure.Of("Loss while the learning rate rises; the curve ends where the loss far exceeds its start", table, plot.Draw());
    }

    // The diverging end of the curve would flatten everything before it.
    private static double Most(double[] losses)
    {
        if (losses.Length == 0)
            return 0;
        var (first, least) = (losses[0], losses.Min());
        return first + Math.Max(first - least, 0.05 * Math.Abs(first));
    }
}
