using Faults;

namespace Trainer.Tests;

public sealed class LabelSettingsTests
{
    [Theory]
    [InlineData("micro avg")]
    [InlineData("macro avg")]
    [InlineData("weighted avg")]
    [InlineData("exact match")]
    public void A_label_may_not_be_named_as_what_the_scores_file_holds_beside_the_labels(string name) =>
        Refused(new TrainerSettings { LabelList = $"good,{name}" })
            .Should().Be($"--label-list: the scores file has a \"{name}\" of its own. Name the label otherwise.");

    [Fact]
    public void A_single_label_leaves_multiclass_no_choice() =>
        Refused(new TrainerSettings { LabelList = "good", Task = ClassificationTask.Multiclass })
            .Should().Be("--task: multiclass chooses between at least two labels, got one. Use --task=multilabel.");

    [Fact]
    public void Every_mistake_is_named_at_once() =>
        Refused(new TrainerSettings { LabelList = "macro avg", Task = ClassificationTask.Multiclass }).Split('\n').Should().HaveCount(2);

    [Theory]
    [InlineData("good,bad", ClassificationTask.Multilabel)]
    [InlineData("good,bad", ClassificationTask.Multiclass)]
    [InlineData("good", ClassificationTask.Multilabel)]
    [InlineData("Macro avg,macro", ClassificationTask.Multilabel)]
    public void Other_labels_are_fine(string labels, ClassificationTask task) =>
        LabelSettings.Check(new TrainerSettings { LabelList = labels, Task = task });

    private static string Refused(TrainerSettings settings)
    {
        var fault = FluentActions.Invoking(() => LabelSettings.Check(settings)).Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        return fault.Message;
    }
}
