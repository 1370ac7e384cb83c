using System.Globalization;
using Datasets;
using Datasets.Verdicts;
using Reports.Html.Markup;

namespace Reports.Html.Sections;

/// <summary>Findings of the data set's validation.</summary>
internal static class VerdictPart
{
    public static IEnumerable<Node> Of(DatasetVerdict verdict)
    {
        yield return Tags.P(
            "In ",
            Tags.Foreign(verdict.Path),
            $": {Format.Counted(verdict.Rows, "row")}, {Format.Count(verdict.UsableRows)} usable, {Format.Count(verdict.Unlabelled)} of them without a label "
            + $"({Format.Percent(verdict.UnlabelledShare)}).");
        if (verdict.TextLengths is { } lengths)
            yield return Lengths(lengths);
        if (verdict.Findings.Count == 0)
            yield return Tags.P("Validation found nothing that could lower the scores.");
        else
            yield return new Element("ul", verdict.Findings.Select(Item)).Class("findings");
    }

    private static Element Lengths(TextLengths lengths) =>
        new DataTable("Characters per text", "", "least", "mean", "median", "90 %", "95 %", "99 %", "most")
            .Row(
                "characters",
                Format.Count(lengths.Min),
                lengths.Mean.ToString("N1", CultureInfo.InvariantCulture),
                Format.Count(lengths.Median),
                Format.Count(lengths.P90),
                Format.Count(lengths.P95),
                Format.Count(lengths.P99),
                Format.Count(lengths.Max))
            .Draw();

    private static Element Item(Finding finding) => new(
        "li",
        new Element("strong", $"{finding.Severity}: {Format.Count(finding.Count)} × {finding.Title}."),
        $" {finding.Advice}",
        finding.Places.Count == 0 ? "" : Places(finding));

    private static Element Places(Finding finding)
    {
        var left = finding.Count - finding.Places.Count;
        var places = finding.Places
            .Select(place => new Element("li", place.Line is { } line ? $"line {Format.Count(line)}: " : "", Tags.Foreign(place.Detail)));
        return Tags.Details(
            left > 0 ? $"The first {Format.Counted(finding.Places.Count, "place")}" : "Where",
            new Element("ul", places),
            left > 0 ? Tags.P($"and {Format.Count(left)} more") : "");
    }
}
