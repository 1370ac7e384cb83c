using Scoring.Tests;
using Trainer.Cli;

namespace Trainer.Tests.Cli;

public sealed class ScoreTableTests
{
    private static readonly bool[][] Actual = [[true, false], [true, true], [false, false], [true, false]];
    private static readonly bool[][] Predicted = [[true, false], [true, true], [true, false], [false, true]];
    private static readonly float[][] Probabilities = [[0.9f, 0.2f], [0.7f, 0.8f], [0.6f, 0.1f], [0.2f, 0.5f]];

    [Fact]
    public void The_table_shows_each_label_beside_its_baseline_and_the_averages() =>
        Snapshot.Match(Write("불평/불만", "[bold]", Actual), "Trainer.Tests/Snapshots/score-table.txt");

    [Fact]
    public void It_is_no_wider_than_140_columns_whatever_the_labels_are_called()
    {
        var table = Write(new string('a', 300), string.Join(' ', Enumerable.Repeat("word", 60)), Actual);

        table.Split('\n').Should().OnlyContain(line => line.Length <= 140);
    }

    [Fact]
    public void What_was_chosen_on_the_validation_rows_is_shown_with_what_it_is_worth()
    {
        var output = new StringWriter { NewLine = "\n" };

        ScoreTable.Write(
            SyntheticScores.Of(["first", "second"], Predicted, Probabilities, Actual, [true, false], atFixedThreshold: Actual, uncalibrated: Probabilities),
            output);

        Snapshot.Match(output.ToString().ReplaceLineEndings("\n"), "Trainer.Tests/Snapshots/score-table-chosen.txt");
    }

    [Fact]
    public void A_figure_that_is_not_defined_is_a_dash()
    {
        var table = Write("always", "never", [.. Actual.Select(_ => new[] { true, false })]);

        table.Split('\n').Single(line => line.Contains("never")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Should().Equal("never", "0.500", "0.000", "0.000", "0.000", "0.000", "-", "0", "1.000", "0.000");
    }

    private static string Write(string first, string second, bool[][] actual)
    {
        var output = new StringWriter { NewLine = "\n" };
        ScoreTable.Write(SyntheticScores.Of([first, second], Predicted, Probabilities, actual, [true, false]), output);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
