using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>Calibration of the predicted probabilities.</summary>
internal sealed class CalibrationSection(RunRecord run) : Section("calibration", "Calibration")
{
    protected override IEnumerable<Node> Content() =>
    [
        Tags.P(
            "Of the texts with a predicted probability of 0.8 for a label, 80 % should have the label. The expected error is the mean difference from that, "
            + "the Brier score the mean squared error of the probabilities; 0 is best. A temperature above 1 makes the model less confident."),
        Errors(),
        Tags.Gallery(run.Labels.Select((label, index) => LabelFold.Of(
            label.Label, $"expected error {Format.Score(label.Calibration.ExpectedError)}", run.Labels.Count, Reliability($"calibration-{index + 1}", label)))),
    ];

    private Element Errors() =>
        new DataTable("Calibration of each label", "label", "temperature", "expected error before", "after", "Brier score before", "after").Rows(
            run.Labels,
            label => label.Label,
            label =>
            [
                Format.Score(label.Calibration.Temperature),
                Format.Score(label.Uncalibrated?.ExpectedError),
                Format.Score(label.Calibration.ExpectedError),
                Format.Score(label.Uncalibrated?.Brier),
                Format.Score(label.Calibration.Brier),
            ]).Draw();

    private static Node Reliability(string id, LabelRecord label)
    {
        if (label.Calibration.Bins.Count == 0)
            return Tags.P("There is no curve: no test row was scored.");
        (string Name, CalibrationRecord Record)[] records = label.Uncalibrated is { } before
            ? [("calibrated", label.Calibration), ("as trained", before)]
            : [("as trained", label.Calibration)];
        var table = new DataTable("Predicted probabilities and outcomes", "model", "mean probability", "share with the label", "rows");
        foreach (var (name, record) in records)
        {
            foreach (var bin in record.Bins)
                table.Row(name, Format.Probability(bin.Probability), Format.Probability(bin.Frequency), Format.Count(bin.Rows));
        }

        var plot = new LinePlot(
            id,
            $"Calibration: {label.Label}",
            $"The share of rows with the label over the predicted probability. The expected error is {Format.Score(label.Calibration.ExpectedError)}.",
            LinearAxis.Exactly("probability", 0, 1),
            LinearAxis.Exactly("share with the label", 0, 1),
            [.. records.Select(each => new Series(
                each.Name, [.. each.Record.Bins.Select(bin => new PlotPoint(bin.Probability, bin.Frequency))], HasMarkers: true))])
        {
            Reference = [new(0, 0), new(1, 1)],
        };
        return Figure.Of("Observed share of the label by predicted probability; on the thin line the two are equal", table, plot.Draw());
    }
}
