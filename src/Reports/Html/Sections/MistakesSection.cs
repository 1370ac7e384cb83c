using Reports.Html.Markup;
using Runs;

namespace Reports.Html.Sections;

/// <summary>The wrong predictions with the highest confidence.</summary>
internal sealed class MistakesSection(RunRecord run) : Section("mistakes", "Most confident mistakes")
{
    private const int Shown = 20;

    protected override IEnumerable<Node> Content()
    {
        if (run.Mistakes.Count == 0)
        {
            yield return Tags.P("There is none.");
            yield break;
        }

        yield return Tags.P(run.Mistakes.Any(mistake => mistake.Text is not null)
            ? "Most confident first. Some of them may be errors in the data set."
            : "Most confident first. Texts are omitted: set report.includeTexts: true in the pipeline file to show them after the next training.");
        yield return List(run.Mistakes.Take(Shown));
        if (run.Mistakes.Count > Shown)
            yield return Tags.Details($"{run.Mistakes.Count - Shown} more", List(run.Mistakes.Skip(Shown))).Class("more");
    }

    private static Element List(IEnumerable<Mistake> mistakes) => new Element("ol", mistakes.Select(Item)).Class("mistakes");

    private static Element Item(Mistake mistake) => new(
        "li",
        Tags.P(
            new Element("strong", Tags.Foreign(mistake.Label)),
            mistake.Carried
                ? $" missed: its probability was {Format.Probability(mistake.Probability)}"
                : $" predicted wrongly: its probability was {Format.Probability(mistake.Probability)}"),
        mistake.Text is { } text ? new Element("blockquote", text).With("dir", "auto") : "",
        Tags.Note(
            [
                $"Line {Format.Count(mistake.Line)}. ",
                .. mistake.Labels.Count == 0
                    ? ["It has no label."]
                    : new Node[] { "It has " }.Concat(mistake.Labels.SelectMany((label, index) => new Node[] { index == 0 ? "" : ", ", Tags.Foreign(label) })).Append("."),
            ]));
}
