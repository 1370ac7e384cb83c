using Reports.Html.Markup;
using Runs;
using Scoring;

namespace Reports.Html.Sections;

/// <summary>Which labels are given where others are meant.</summary>
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
            yield return Tags.P("No row that misses a label of its own got a wrong one.");
        }

        yield return Tags.P(
            "A line is a label that rows carry, a column one they got. Outside the diagonal stand rows that miss the line's label and do not carry the column's; "
            + "the stronger a cell's colour, the more rows. A row of several labels counts once for each pair.");
        yield return new MatrixTable(
            "Test rows by the label they carry (line) and the label they got (column)", "carry ↓ got →", Confusion.Names, Confusion.Counts, Shade()).Draw();
    }

    // The diagonal would outshine all others.
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
        Node[] what = line == none ? [got, " given where there is no label"]
            : column == none ? [carried, " missed, and nothing given"]
            : [carried, " taken for ", got];
        return new("span", [.. what, $": {Format.Counted(Confusion.Counts[line][column], "row")}"]);
    }
}
