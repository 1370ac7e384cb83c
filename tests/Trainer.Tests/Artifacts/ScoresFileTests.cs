using System.Text.Json;
using Scoring.Tests;
using Trainer.Artifacts;

namespace Trainer.Tests.Artifacts;

public sealed class ScoresFileTests
{
    private static readonly bool[][] Predicted = [[true, false], [true, false]];
    private static readonly float[][] Probabilities = [[0.9f, 0.1f], [0.7f, 0.2f]];
    private static readonly bool[][] Actual = [[true, false], [false, false]];

    [Fact]
    public void The_scores_file_keeps_the_tutorials_keys()
    {
        using var folder = new TempFolder();

        ScoresFile.Write(
            folder.PathOf("scores.json"), SyntheticScores.Of(["불평/불만", "never"], Predicted, Probabilities, Actual, [false, false]));

        Snapshot.Match(File.ReadAllText(folder.PathOf("scores.json")), "Trainer.Tests/Snapshots/scores.json");
    }

    [Fact]
    public void The_scores_file_holds_the_labels_and_the_reserved_names_and_nothing_else()
    {
        var json = ScoresFile.ToJson(SyntheticScores.Of(["common", "rare"], Predicted, Probabilities, Actual, [true, false]));

        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(entry => entry.Name)
            .Should().Equal(["common", "rare", .. ScoresFile.ReservedNames]);
    }
}
