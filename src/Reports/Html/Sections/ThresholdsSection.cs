using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>Precision and recall of each label, against each other and over the threshold.</summary>
internal sealed class ThresholdsSection(RunRecord run) : Section("thresholds", "Precision, recall and thresholds")
{
    protected override IEnumerable<Node> Content() =>
    [
        Tags.P(run.IsExclusive
            ? "The most probable class is predicted, so no threshold decides. The curves show how well the probability of each class tells its rows from the others."
            : "A label is predicted if its probability is above its threshold. A higher threshold predicts it less often and with more confidence."),
        .. run.Labels.Select((label, index) => LabelFold.Of(
            label.Label,
            $"F1 {Format.Score(label.Figures.F1.Value)}{(label.Threshold is { } threshold ? $", threshold {Format.Probability(threshold)}" : "")}",
            run.Labels.Count,
            Curves($"curve-{index + 1}", label))),
    ];

    private Node Curves(string id, LabelRecord label)
    {
        if (label.Curve.Count == 0)
            return Tags.P("There is no curve: no test row has the label, or every one has it.");
        var table = new DataTable("Scores over the threshold", "threshold", "precision", "recall", "F1");
        foreach (var point in label.Curve)
            table.Row(Format.Probability(point.Threshold), Format.Score(point.Precision), Format.Score(point.Recall), Format.Score(point.F1));
        return Figure.Of(
            "Precision over recall, with the share of rows with the label as a thin line, and scores over the threshold",
            table,
            PrecisionOverRecall(id, label),
            OverThreshold(id, label));
    }

    private Element PrecisionOverRecall(string id, LabelRecord label)
    {
        var carrying = label.Figures.Support / Math.Max(1.0, run.Data.TestRows);
        return new LinePlot(
            $"{id}-recall",
            $"Precision over recall: {label.Label}",
            $"Average precision {Format.Score(label.Figures.AveragePrecision.Value)}; by chance it would be {Format.Score(carrying)}.",
            LinearAxis.Exactly("recall", 0, 1),
            LinearAxis.Exactly("precision", 0, 1),
            [new("precision", [.. label.Curve.Select(point => new PlotPoint(point.Recall, point.Precision))])])
        {
            Reference = [new(0, carrying), new(1, carrying)],
        }.Draw();
    }

    private static Element OverThreshold(string id, LabelRecord label)
    {
        var best = label.Curve.MaxBy(point => point.F1)!;
        return new LinePlot(
            $"{id}-threshold",
            $"Scores over the threshold: {label.Label}",
            $"F1 is highest at a threshold of {Format.Probability(best.Threshold)}: {Format.Score(best.F1)}.",
            LinearAxis.Exactly("threshold", 0, 1),
            LinearAxis.Exactly("score", 0, 1),
            [
                new("F1", [.. label.Curve.Select(point => new PlotPoint(point.Threshold, point.F1))]),
                new("precision", [.. label.Curve.Select(point => new PlotPoint(point.Threshold, point.Precision))]),
                new("recall", [.. label.Curve.Select(point => new PlotPoint(point.Threshold, point.Recall))]),
            ])
        {
            Marks = label.Threshold is { } threshold ? [new(threshold, $"chosen: {Format.Probability(threshold)}")] : [],
        }.Draw();
    }
}
