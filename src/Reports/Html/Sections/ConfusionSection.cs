using Reports.Html.Markup;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>Confusion between labels.</summary>
internal sealed class ConfusionSection(RunRecord run) : Section("confusion", "Confusion between labels")
{
    private const int PairsShown = 10;

    private ConfusionMatrix Confusion => run.Confusion;

    protected override IEnumerable<Node> Content()
    {
        if (Pairs().Take(PairsShown).ToArray() is { Length: > 0 } pairs)
        {
            yield return Tags.P("Most often:");
            yield return Tags.List(pairs.Select(pair => Sentence(pair.Line, pair.Column)));
        }
        else
        {
            yield return Tags.P("No row with a missed label got a wrong one.");
        }

        yield return Tags.P(
            "Each line is a true label, each column a predicted one. Cells off the diagonal count rows where the line's label was missed and the column's was predicted wrongly; "
            + "the stronger a cell's color, the more rows. A row with several labels counts once for each pair.");
        yield return new MatrixTable(
            "Test rows by true label (line) and predicted label (column)", "true ↓ predicted →", Confusion.Names, Confusion.Counts, Shade()).Draw();
    }

    // The diagonal would dominate all other cells.
    private Func<int, int, double> Shade()
    {
        var most = Pairs().Select(pair => Confusion.Counts[pair.Line][pair.Column]).FirstOrDefault(1);
        return (line, column) => line == column ? 0 : (double)Confusion.Counts[line][column] / most;
    }

    private IEnumerable<(int Line, int Column)> Pairs() =>
        from line in Enumerable.Range(0, Confusion.Names.Count)
        from column in Enumerable.Range(0, Confusion.Names.Count)
        where line != column && Confusion.Counts[line][column] > 0
        orderby Confusion.Counts[line][column] descending
        select (line, column);

    private Element Sentence(int line, int column)
    {
        var (carried, got) = (Tags.Foreign(Confusion.Names[line]), Tags.Foreign(Confusion.Names[column]));
        var none = Confusion.Names.Count - 1;
        Node[] what = line == none ? [got, " predicted for rows without a label"]
            : column == none ? [carried, " missed, with no label predicted"]
            : [carried, " predicted as ", got];
        return new("span", [.. what, $": {Format.Counted(Confusion.Counts[line][column], "row")}"]);
    }
}
