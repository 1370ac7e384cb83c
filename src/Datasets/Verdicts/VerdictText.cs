using System.Globalization;

namespace Datasets.Verdicts;

/// <summary>Prints a verdict as plain text, without colors and without texts of the data set.</summary>
public static class VerdictText
{
    private const int MostLabelsInMatrix = 10;
    private const int PairsShown = 10;

    public static void Write(DatasetVerdict verdict, TextWriter output)
    {
        WriteSummary(verdict, output);
        if (verdict.UsableRows > 0)
        {
            WriteLengths(verdict, output);
            WriteLabels(verdict, output);
            WritePairs(verdict, output);
        }
        WriteFindings(verdict, output);
    }

    private static void WriteSummary(DatasetVerdict verdict, TextWriter output)
    {
        var separator = verdict.Separator == '\t' ? "tab" : $"'{verdict.Separator}'";
        var shape = verdict.Shape switch
        {
            DatasetShape.OneHot => "one column per label",
            DatasetShape.Delimited => "one column for all labels",
            _ => "unreadable header",
        };
        var split = verdict.Split;
        output.WriteLine(verdict.Path);
        output.WriteLine(
            $"  {Figures.Count(verdict.Bytes)} bytes, separator {separator}, text column \"{verdict.TextColumn}\", "
            + $"{Figures.Counted(verdict.Labels.Count, "label")}, {shape}");
        output.WriteLine(
            $"  {Figures.Counted(verdict.Rows, "row")}, {Figures.Count(verdict.UsableRows)} usable, "
            + $"{Figures.Count(verdict.Unlabelled)} of them without a label ({Figures.Percent(verdict.UnlabelledShare)})");
        if (verdict.UsableRows > 0)
            output.WriteLine(
                $"  split: {Figures.Count(split.Train)} training, "
                + $"{Figures.Count(split.Validation)} validation, {Figures.Count(split.Test)} test");
    }

    private static void WriteLengths(DatasetVerdict verdict, TextWriter output)
    {
        var lengths = verdict.TextLengths!;
        var table = new TextTable("", "least", "mean", "median", "90 %", "95 %", "99 %", "most");
        table.Add(
            "code points per text",
            Figures.Count(lengths.Min),
            lengths.Mean.ToString("N1", CultureInfo.InvariantCulture),
            Figures.Count(lengths.Median),
            Figures.Count(lengths.P90),
            Figures.Count(lengths.P95),
            Figures.Count(lengths.P99),
            Figures.Count(lengths.Max));
        output.WriteLine();
        table.Write(output, "  ");
    }

    private static void WriteLabels(DatasetVerdict verdict, TextWriter output)
    {
        var table = new TextTable("label", "rows", "share");
        foreach (var label in verdict.Labels)
            table.Add(label.Name, Figures.Count(label.Count), Figures.Percent(label.Share));
        output.WriteLine();
        table.Write(output, "  ");
    }

    private static void WritePairs(DatasetVerdict verdict, TextWriter output)
    {
        output.WriteLine();
        switch (verdict.Pairs)
        {
            case null:
                output.WriteLine("  too many labels to count which occur together");
                break;
            case []:
                output.WriteLine("  no two labels occur together");
                break;
            case var pairs when verdict.Labels.Count <= MostLabelsInMatrix:
                WriteMatrix(verdict.Labels, pairs, output);
                break;
            case var pairs:
                var table = new TextTable("most frequent together", "rows");
                foreach (var pair in pairs.Take(PairsShown))
                    table.Add($"{pair.First} + {pair.Second}", Figures.Count(pair.Count));
                table.Write(output, "  ");
                break;
        }
    }

    private static void WriteMatrix(IReadOnlyList<LabelCount> labels, IReadOnlyList<LabelPair> pairs, TextWriter output)
    {
        var counts = pairs.ToDictionary(pair => (pair.First, pair.Second), pair => pair.Count);
        var table = new TextTable(["together", .. labels.Skip(1).Select(label => label.Name)]);
        for (var row = 0; row < labels.Count - 1; row++)
            table.Add(
            [
                labels[row].Name,
                .. Enumerable.Range(1, labels.Count - 1).Select(column =>
                    column <= row ? "" : Figures.Count(counts.GetValueOrDefault((labels[row].Name, labels[column].Name)))),
            ]);
        table.Write(output, "  ");
    }

    private static void WriteFindings(DatasetVerdict verdict, TextWriter output)
    {
        foreach (var finding in verdict.Findings)
        {
            output.WriteLine();
            output.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()}: {Figures.Count(finding.Count)} x {finding.Title}");
            foreach (var place in finding.Places)
                output.WriteLine(place.Line is { } line ? $"    line {Figures.Count(line)}: {place.Detail}" : $"    {place.Detail}");
            if (finding.Count > finding.Places.Count && finding.Places.Count > 0)
                output.WriteLine($"    and {Figures.Count(finding.Count - finding.Places.Count)} more");
            output.WriteLine($"    {finding.Advice}");
        }
        output.WriteLine();
        var errors = verdict.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Sum(finding => finding.Count);
        var warnings = verdict.Findings.Where(finding => finding.Severity == FindingSeverity.Warning).Sum(finding => finding.Count);
        output.WriteLine(
            $"{(verdict.HasErrors ? "unusable" : "usable")}: {Figures.Counted(errors, "error")}, {Figures.Counted(warnings, "warning")}");
    }
}
