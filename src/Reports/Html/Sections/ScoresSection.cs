using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>Scores of every label on the test rows, with confidence intervals.</summary>
internal sealed class ScoresSection(RunRecord run) : Section("scores", "Scores")
{
    protected override IEnumerable<Node> Content()
    {
        yield return Tags.P(
            "All figures are for the test rows. Small figures are 95 % confidence intervals over bootstrap samples of those rows: the likely range of the scores on another sample of texts.");
        if (run.Labels.Count > 0)
            yield return Figure.Of("F1 of each label with its 95 % interval, best first; the upright stroke is the baseline", Intervals(), Plot());
        yield return Averages();
        yield return Labels();
    }

    private static readonly string[] Headings =
        ["rows", "F1", "precision", "recall", "average precision", "ROC AUC", "accuracy", "F1 at fixed threshold", "baseline F1"];

    private IReadOnlyList<LabelRecord> Ranked => [.. run.Labels.OrderByDescending(label => label.Figures.F1.Value ?? -1)];

    private Element Plot() => new IntervalPlot(
        "f1",
        "F1 of each label",
        "A line for each label: a dot at its F1, a bar over its 95 % interval, and a stroke at the F1 of the baseline.",
        "F1",
        [.. Ranked.Select(label => new IntervalPlot.Entry(label.Label, label.Figures.F1, label.Figures.BaselineF1))]).Draw();

    private DataTable Intervals() => new DataTable("F1 of each label", "label", "F1", "from", "to", "baseline").Rows(
        Ranked,
        label => label.Label,
        label =>
        [
            Format.Score(label.Figures.F1.Value),
            Format.Score(label.Figures.F1.Low),
            Format.Score(label.Figures.F1.High),
            Format.Score(label.Figures.BaselineF1),
        ]);

    private Element Averages() =>
        new DataTable("Averages over the labels", ["average", .. Headings]).Rows(run.Averages, average => average.Key, average => Cells(average.Value)).Draw();

    private Element Labels() =>
        new DataTable("Scores of each label", ["label", .. Headings]).Rows(run.Labels, label => label.Label, label => Cells(label.Figures)).Draw();

    private static IEnumerable<Node> Cells(Figures figures) =>
    [
        Format.Count(figures.Support),
        Estimated(figures.F1),
        Estimated(figures.Precision),
        Estimated(figures.Recall),
        Estimated(figures.AveragePrecision),
        Estimated(figures.RocAuc),
        Estimated(figures.Accuracy),
        Format.Score(figures.FixedThresholdF1),
        Format.Score(figures.BaselineF1),
    ];

    private static Element Estimated(Estimate estimate) => new(
        "span", Format.Score(estimate.Value), estimate.Interval is { } interval ? new Element("small", interval) : "");
}
