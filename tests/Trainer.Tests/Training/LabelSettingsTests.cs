using Faults;
using Settings;
using Trainer.Configuration;
using Trainer.Training;

namespace Trainer.Tests.Training;

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
    public void Multiclass_has_no_threshold_to_choose() =>
        Refused(new TrainerSettings { LabelList = "good,bad", Task = ClassificationTask.Multiclass, PredictionThreshold = null }).Should().Be(
            "--prediction-threshold: auto has nothing to choose under --task=multiclass, which predicts the most probable label. Leave it out.");

    [Theory]
    [InlineData("good", ClassificationTask.Multilabel)]
    [InlineData("good,bad", ClassificationTask.Multiclass)]
    public void Classes_that_exclude_each_other_have_no_positive_weights(string labels, ClassificationTask task) =>
        Refused(new TrainerSettings { LabelList = labels, Task = task, PositiveWeights = PositiveWeights.Balanced }).Should().Be(
            "--positive-weights: balanced weighs labels a text has any number of, and here a text has exactly one class. Use none.");

    [Theory]
    [InlineData("m.model.zip")]
    [InlineData("m.run.json")]
    [InlineData("m.README.md")]
    public void The_scores_replace_no_other_file_of_the_model(string name) =>
        Refused(new TrainerSettings { ModelFilename = "m.model.zip", ScoreFilename = name })
            .Should().Be($"--score-filename: {name} is the name of another file of the model. Name it otherwise.");

    [Theory]
    [InlineData(null, null, "--prediction-threshold: auto chooses thresholds", "--prediction-threshold=0.3")]
    [InlineData(null, false, "--prediction-threshold: auto chooses thresholds", "--prediction-threshold=0.3")]
    [InlineData(0.3f, true, "--calibration: temperatures are chosen", "--calibration=false")]
    public void What_validation_rows_choose_needs_some_that_show_a_label(float? threshold, bool? calibration, string what, string instead)
    {
        var settings = new TrainerSettings { LabelList = "good,bad", PredictionThreshold = threshold, Calibration = calibration };

        LabelSettings.CheckValidation(settings, [[false, false], [false, true]]);
        foreach (var rows in new bool[][][] { [], [[false, false]] })
        {
            var fault = FluentActions.Invoking(() => LabelSettings.CheckValidation(settings, rows)).Should().Throw<FaultException>().Which;
            fault.Message.Should().Be($"{what} on the validation rows, and none of the {rows.Length} carries a label. Add rows, or use {instead}.");
            fault.Kind.Should().Be(FaultKind.Data);
        }
    }

    [Fact]
    public void Without_a_choice_no_validation_rows_are_needed() =>
        LabelSettings.CheckValidation(new TrainerSettings { LabelList = "good,bad" }, []);

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
