using System.Text.Json;
using Trainer.Evaluation;

namespace Trainer.Tests.Evaluation;

public sealed class ScoreSheetTests
{
    private static readonly JsonElement[] Cases =
    [
        .. JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "Trainer.Tests", "Fixtures", "i_metrics", "manifest.json")))
            .RootElement.GetProperty("values").GetProperty("cases").EnumerateArray(),
    ];

    // Cases 1 and 5 record the original's substring test, which counts "art" as predicted wherever "artisan" is.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Scores_equal_scikit_learns(int number)
    {
        var expected = Cases[number].GetProperty("scores");

        foreach (var label in Score(Cases[number]).Labels)
        {
            var figures = expected.GetProperty(label.Label);
            label.Model.Accuracy.Should().Be(figures.GetProperty("Accuracy").GetDouble());
            label.Model.Precision.Should().Be(figures.GetProperty("Precision").GetDouble());
            label.Model.Recall.Should().Be(figures.GetProperty("Recall").GetDouble());
        }
    }

    [Fact]
    public void A_label_whose_name_is_part_of_anothers_is_scored_on_its_own()
    {
        var art = Score(Cases[1]).Labels.Single(label => label.Label == "art");

        art.Model.Should().Be(new ConfusionCounts(TruePositives: 1, FalsePositives: 0, FalseNegatives: 0, TrueNegatives: 3));
    }

    [Fact]
    public void An_other_label_that_holds_a_labels_name_does_not_count_as_that_label()
    {
        var sheet = Score(Cases[5]);

        sheet.Labels.Single(label => label.Label == "x").Model.TruePositives.Should().Be(0);
    }

    [Fact]
    public void The_baseline_answers_what_most_training_rows_carry()
    {
        bool[][] actual = [[true, false], [true, true], [false, false], [true, false]];

        var sheet = ScoreSheet.Compare(["common", "rare"], actual, actual, [0.75, 0.25]);

        sheet.Labels[0].Baseline.Should().Be(new ConfusionCounts(3, 1, 0, 0));
        sheet.Labels[1].Baseline.Should().Be(new ConfusionCounts(0, 0, 1, 3));
        sheet.BaselineAccuracy.Should().Be(0.75);
        sheet.BaselineMacroF1.Should().BeApproximately(6.0 / 7 / 2, 1e-12);
        sheet.MacroF1.Should().Be(1);
    }

    [Fact]
    public void The_scores_file_keeps_the_tutorials_keys()
    {
        using var folder = new TempFolder();
        bool[][] actual = [[true], [false]];

        ScoresFile.Write(folder.PathOf("scores.json"), ScoreSheet.Compare(["불평/불만"], [[true], [true]], actual, [0.5]));

        Snapshot.Match(File.ReadAllText(folder.PathOf("scores.json")), "Trainer.Tests/Snapshots/scores.json");
    }

    private static ScoreSheet Score(JsonElement testCase)
    {
        string[] labels = [.. Strings(testCase, "label_list")];
        var classes = new LabelClasses(labels, testCase.GetProperty("other").GetString()!, [.. Strings(testCase, "classes")]);
        var threshold = (float)testCase.GetProperty("threshold").GetDouble();
        var columns = testCase.GetProperty("columns");

        var predicted = testCase.GetProperty("probs").EnumerateArray().Select(row =>
            classes.Decide([.. row.EnumerateArray().Select(p => (float)p.GetDouble())], threshold)).ToArray();
        var actual = Enumerable.Range(0, predicted.Length)
            .Select(row => labels.Select(label => IsTrue(columns.GetProperty(label)[row])).ToArray()).ToArray();

        return ScoreSheet.Compare(labels, predicted, actual, [.. labels.Select(_ => 0.0)]);
    }

    private static IEnumerable<string> Strings(JsonElement testCase, string name) =>
        testCase.GetProperty(name).EnumerateArray().Select(element => element.GetString()!);

    private static bool IsTrue(JsonElement cell) => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() != 0 : cell.GetBoolean();
}
