using System.Text;
using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>A pipeline whose texts carry one label or none.</summary>
public sealed class MulticlassTests
{
    private const string Multiclass = "--set=task=multiclass";

    [Fact]
    public void A_data_set_checked_for_another_task_is_checked_again_and_its_rows_of_several_labels_refused()
    {
        using var workshop = new Workshop();
        workshop.MustRun("--target=ValidateDataset");

        var result = workshop.Run("--target=ValidateDataset", Multiclass);

        result.ExitCode.Should().Be(3);
        result.Output.Should().Contain(" x rows with several labels, where each has one or none\n");
        result.Errors.Should().MatchRegex(
            @"data\.csv:\d+: the row has the labels ""delivery"", ""billing""\. Keep one of them, or choose the task multilabel\.\n");
    }

    [Fact]
    public void Rows_of_one_label_or_none_train_a_classifier()
    {
        using var workshop = new Workshop();
        File.WriteAllText(workshop.DatasetPath, Dataset());

        var result = workshop.MustRun("--target=SmokeTest", Multiclass);

        result.Output.Should().Contain("exact match ").And.Contain("SmokeTest: passed: ");
    }

    private static string Dataset()
    {
        (string Word, string Cells)[] kinds = [("parcel", "1,0,0"), ("invoice", "0,1,0"), ("lovely", "0,0,1"), ("hello", "0,0,0")];
        var csv = new StringBuilder("text,delivery,billing,praise\n");
        for (var row = 0; row < 120; row++)
            csv.Append($"number {row} is about {kinds[row % 4].Word} again,{kinds[row % 4].Cells}\n");
        return csv.ToString();
    }
}
