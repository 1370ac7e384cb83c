using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;

namespace Reports.Html.Sections;

/// <summary>A training stage: losses and learning rate over its steps, and a table of its epochs.</summary>
internal static class StagePart
{
    /// <param name="id">Unique id in the page.</param>
    public static IEnumerable<Node> Of(string id, StageRecord stage) =>
        [.. stage.Curve.Count == 0 ? [] : new[] { Curves(id, stage) }, .. stage.Epochs.Count == 0 ? [] : new[] { Epochs(stage) }];

    private static Element Curves(string id, StageRecord stage)
    {
        Series[] losses = [new("training", [.. stage.Curve.Select(point => new PlotPoint(point.Step, point.Loss))]), .. Validation(stage)];
        var loss = new LinePlot(
            $"{id}-loss",
            $"Losses: {stage.Stage}",
            Description(stage),
            Steps(stage),
            LinearAxis.Around("loss", losses.SelectMany(series => series.Points).Select(point => point.Y).OfType<double>()),
            losses);
        var rate = new LinePlot(
            $"{id}-rate",
            $"Learning rate: {stage.Stage}",
            $"The learning rate reaches {Format.LearningRate(stage.Curve.Max(point => point.LearningRate))}.",
            Steps(stage),
            LinearAxis.Around("learning rate", [0, .. stage.Curve.Select(point => point.LearningRate)]),
            [new("learning rate", [.. stage.Curve.Select(point => new PlotPoint(point.Step, point.LearningRate))])])
        {
            AreaHeight = 70,
        };
        var table = new DataTable("Smoothed training loss and learning rate", "step", "loss", "learning rate");
        foreach (var point in stage.Curve)
            table.Row(Format.Count(point.Step), Format.Loss(point.Loss), Format.LearningRate(point.LearningRate));
        return Figure.Of("Loss and learning rate over the steps", table, loss.Draw(), rate.Draw());
    }

    private static Series[] Validation(StageRecord stage)
    {
        var points = stage.Epochs
            .Select(epoch => new PlotPoint((double)stage.Steps * epoch.Epoch / stage.Epochs.Max(each => each.Epoch), epoch.ValidLoss)).ToArray();
        return points.Any(point => point.Y is not null) ? [new("validation", points, HasMarkers: true)] : [];
    }

    private static LinearAxis Steps(StageRecord stage) => LinearAxis.Exactly("step", 0, Math.Max(1, stage.Steps));

    private static string Description(StageRecord stage)
    {
        var (first, last) = (stage.Curve.FirstOrDefault(point => point.Loss is not null), stage.Curve.LastOrDefault(point => point.Loss is not null));
        var training = first is null ? "The training loss is not known." : $"The training loss goes from {Format.Loss(first.Loss)} to {Format.Loss(last!.Loss)}.";
        return stage.Epochs.LastOrDefault()?.ValidLoss is { } valid ? $"{training} The validation loss ends at {Format.Loss(valid)}." : training;
    }

    private static Element Epochs(StageRecord stage)
    {
        var metrics = stage.Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct().ToArray();
        var table = new DataTable("Epochs, and the one whose weights were kept", ["epoch", "training loss", "validation loss", .. metrics]);
        var kept = stage.Epochs.LastOrDefault(epoch => epoch.IsBest);
        foreach (var epoch in stage.Epochs)
        {
            table.Row(
                epoch == kept ? $"{Format.Count(epoch.Epoch)} (kept)" : Format.Count(epoch.Epoch),
                [
                    Format.Loss(epoch.TrainLoss),
                    Format.Loss(epoch.ValidLoss),
                    .. metrics.Select(metric => (Node)(epoch.Metrics.TryGetValue(metric, out var value) ? Format.Score(value) : Format.None)),
                ]);
        }

        return table.Draw();
    }
}
