using Trainer.Evaluation;

namespace Trainer.Tests.Evaluation;

public sealed class ScoreTableTests
{
    [Fact]
    public void The_table_shows_each_label_beside_its_baseline()
    {
        bool[][] actual = [[true, false], [true, true], [false, false], [true, false]];
        bool[][] predicted = [[true, false], [true, true], [true, false], [false, true]];
        var output = new StringWriter();

        ScoreTable.Write(ScoreSheet.Compare(["불평/불만", "[bold]"], predicted, actual, [0.75, 0.25]), output);

        Snapshot.Match(output.ToString(), "Trainer.Tests/Snapshots/score-table.txt");
    }
}
