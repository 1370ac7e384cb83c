using Reports.Html.Markup;
using Reports.Html.Plots;
using Runs;

namespace Reports.Html.Sections;

/// <summary>The run's training and test data.</summary>
internal sealed class DataSection(ReportContent content) : Section("data", "Data")
{
    private RunRecord Run => content.Run;

    private TrainingData Data => content.Run.Data;

    protected override IEnumerable<Node> Content() =>
    [
        Facts(),
        Tags.Note("SHA-256 of the data set: ", new Element("code", Data.Sha256)),
        LabelCounts(),
        .. Together(),
        .. Lengths(),
        Tags.H3("What validation found"),
        .. content.Verdict is { } verdict
            ? VerdictPart.Of(verdict)
            : [Tags.P("The current data set is not the one that this run read, so its validation findings are not shown.")],
    ];

    private Element Facts() => new DataTable("Rows, tokens and vocabulary", "what", "count")
        .Row("training rows", Format.Count(Data.TrainRows))
        .Row("validation rows", Format.Count(Data.ValidationRows))
        .Row("test rows", Format.Count(Data.TestRows))
        .Row("tokens in training and validation rows", Format.Count(Data.Tokens))
        .Row("tokens in the vocabulary", Format.Count(Data.Vocabulary))
        .Draw();

    private Element LabelCounts()
    {
        var most = Math.Max(1, Run.Labels.Select((_, index) => Carrying(index)).DefaultIfEmpty(1).Max());
        var table = new DataTable("Rows with each label", "label", "rows", "share of all", "");
        for (var index = 0; index < Run.Labels.Count; index++)
        {
            var rows = Carrying(index);
            table.Row(
                Tags.Foreign(Run.Labels[index].Label),
                Format.Count(rows),
                Format.Percent(rows / Math.Max(1.0, Run.Rows)),
                new Bar((double)rows / most));
        }

        return table.Draw();
    }

    private int Carrying(int label) => Data.Together[label][label];

    private IEnumerable<Node> Together()
    {
        var names = Run.Labels.Select(label => label.Label).ToArray();
        if (names.Length < 2)
            yield break;
        yield return Tags.H3("Labels that occur together");
        if (!names.Select((_, line) => Data.Together[line].Where((_, column) => column != line).Sum()).Any(sum => sum > 0))
        {
            yield return Tags.P("No row has two labels.");
            yield break;
        }

        yield return Tags.P("The stronger a cell's color, the larger its share of the rows with the label of its line.");
        yield return new MatrixTable(
            "Rows with both labels; on the diagonal, rows with the label",
            "",
            names,
            Data.Together,
            (line, column) => line == column ? 0 : Data.Together[line][column] / Math.Max(1.0, Carrying(line))).Draw();
    }

    private IEnumerable<Node> Lengths()
    {
        if (Data.Lengths.Count == 0)
            yield break;
        var table = new DataTable("Rows by their number of tokens", "tokens", "rows");
        foreach (var bin in Data.Lengths)
            table.Row($"{Format.Count(bin.From)} to {Format.Count(bin.To - 1)}", Format.Count(bin.Count));
        var commonest = Data.Lengths.MaxBy(bin => bin.Count)!;
        var histogram = new Histogram(
            "lengths",
            "Lengths of the texts",
            $"A histogram of tokens per text. Most texts have {Format.Count(commonest.From)} to {Format.Count(commonest.To - 1)} tokens.",
            "tokens per text",
            "rows",
            Data.Lengths);
        yield return Tags.H3("Lengths of the texts");
        yield return Figure.Of("Training and validation rows by their number of tokens", table, histogram.Draw());
    }
}
