using Reports.Comparing;
using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;

namespace Reports.Html.Sections;

/// <summary>Comparison of this run with earlier runs of the pipeline.</summary>
internal sealed class ComparisonSection(ReportContent content) : Section("comparison", "Earlier runs")
{
    protected override IEnumerable<Node> Content()
    {
        if (content.Earlier.Count == 0)
        {
            yield return Tags.P("There is no earlier run of this pipeline to compare with.");
            yield break;
        }

        RunRecord[] runs = [content.Run, .. content.Earlier];
        var comparison = RunComparison.Of(runs);
        yield return Tags.P("The newest first. Runs on other data or another split are not scored on the same rows.");
        if (Progress(runs) is { } progress)
            yield return progress;
        foreach (var part in comparison.Parts)
        {
            yield return new DataTable(part.Title, ["", .. comparison.Runs.Select(Format.Instant)]).Rows(
                part.Rows, row => row.Name, row => row.Values.Select(value => (Node)Tags.Foreign(value))).Draw();
        }
    }

    private static Element? Progress(IReadOnlyList<RunRecord> newestFirst)
    {
        RunRecord[] runs = [.. newestFirst.Reverse()];
        Series[] series = [.. new[] { (RunFacts.Macro, "macro F1"), (RunFacts.Micro, "micro F1") }
            .Select(each => new Series(each.Item2, [.. runs.Select((run, index) => new PlotPoint(index + 1, run.Average(each.Item1)?.F1.Value))], HasMarkers: true))];
        var values = series.SelectMany(each => each.Points).Select(point => point.Y).OfType<double>().ToArray();
        if (values.Length == 0)
            return null;
        var table = new DataTable("F1 of the runs", "run", "macro F1", "micro F1");
        foreach (var run in runs)
            table.Row(Format.Instant(run.Environment.Started), Format.Score(run.Average(RunFacts.Macro)?.F1.Value), Format.Score(run.Average(RunFacts.Micro)?.F1.Value));
        var plot = new LinePlot(
            "progress",
            "F1 of the runs",
            $"Macro and micro F1 of {runs.Length} runs, the newest to the right.",
            LinearAxis.Exactly("run, the newest to the right", 1, runs.Length),
            LinearAxis.Around("F1", values),
            series);
        return Figure.Of("F1 of the runs, the newest to the right", table, plot.Draw());
    }
}
