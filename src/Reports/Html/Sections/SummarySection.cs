using Reports.Html.Markup;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>The most important figures and statements.</summary>
internal sealed class SummarySection(ReportContent content) : Section("summary", "At a glance")
{
    private const int FewRows = 30, MostNames = 5;

    private RunRecord Run => content.Run;

    protected override IEnumerable<Node> Content() =>
    [
        new Element("dl", Tiles()).Class("tiles"),
        Tags.List(Sentences()),
    ];

    private IEnumerable<Node> Tiles()
    {
        foreach (var (name, title) in new[] { (RunFacts.Macro, "Macro F1"), (RunFacts.Micro, "Micro F1") })
        {
            if (Run.Average(name) is { } average)
                yield return Tile(title, average.F1, average.BaselineF1);
        }

        yield return Tile("Rows all right", Run.ExactMatch, Run.BaselineExactMatch);
    }

    private static Element Tile(string title, Estimate estimate, double baseline) => new(
        "div",
        new Element("dt", title),
        new Element("dd", new Element("strong", Format.Score(estimate.Value))),
        new Element("dd", estimate.Interval is { } interval ? $"95 %: {interval}" : "no interval"),
        new Element("dd", $"baseline: {Format.Score(baseline)}"));

    private IEnumerable<Node> Sentences()
    {
        yield return Fragment(
            $"Scored on {Format.Counted(Run.Data.TestRows, "test row")} that were not used in training. The baseline always predicts the most frequent answer.");
        var scored = Run.Labels.Where(label => label.Figures.F1.Value is not null).OrderByDescending(label => label.Figures.F1.Value).ToArray();
        if (scored.Length > 1)
            yield return Fragment("Best at ", Scored(scored[0]), ", weakest at ", Scored(scored[^1]), ".");
        foreach (var sentence in Named(
            "No better than the baseline: ", scored.Where(label => label.Figures.F1.Value <= label.Figures.BaselineF1)))
            yield return sentence;
        foreach (var sentence in Named(
            $"Fewer than {FewRows} test rows have ", Run.Labels.Where(label => label.Figures.Support < FewRows), " Interpret those scores with care."))
            yield return sentence;
        if (content.Earlier.FirstOrDefault() is { } before && Change(before) is { } change)
            yield return Fragment($"Macro F1 changed by {change} since the run of {Format.Instant(before.Environment.Started)} UTC.");
        if (Run.Environment.Resumed)
            yield return Fragment("The run was interrupted and resumed from a checkpoint, so times cover its last part only.");
    }

    private string? Change(RunRecord before) =>
        Run.Average(RunFacts.Macro)?.F1.Value is { } now && before.Average(RunFacts.Macro)?.F1.Value is { } then
            ? Format.Difference(now - then)
            : null;

    private static Element Scored(LabelRecord label) => Fragment(Tags.Foreign(label.Label), $" (F1 {Format.Score(label.Figures.F1.Value)})");

    private static IEnumerable<Node> Named(string start, IEnumerable<LabelRecord> labels, string end = "")
    {
        var all = labels.Select(label => label.Label).ToArray();
        if (all.Length == 0)
            yield break;
        var names = all.Take(MostNames).SelectMany((name, index) => new Node[] { index == 0 ? "" : ", ", Tags.Foreign(name) });
        yield return Fragment([start, .. names, all.Length > MostNames ? $" and {all.Length - MostNames} more." : ".", end]);
    }

    private static Element Fragment(params IEnumerable<Node> content) => new("span", content);
}
