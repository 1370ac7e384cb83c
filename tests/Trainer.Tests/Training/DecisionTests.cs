using System.Text.Json.Nodes;
using Faults;
using Runs;
using Settings;
using Trainer.Artifacts;
using Trainer.Configuration;

namespace Trainer.Tests.Training;

/// <summary>Thresholds, calibration and weights from the rows to the model file.</summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(Direction.Forward)]
    [InlineData(Direction.Both)]
    public async Task Thresholds_chosen_on_the_validation_rows_are_in_the_model_and_scored_beside_the_fixed_one(Direction direction)
    {
        using var training = Training(settings => settings.With(training: it => it with { PredictionThreshold = null }, pretrained: it => it with { Direction = direction }));

        var sheet = await training.RunAsync();

        var decision = ModelFile.ReadDescription(training.ModelPath).Decision!;
        decision.Thresholds!.Keys.Should().Equal("good", "bad");
        decision.Temperatures!.Keys.Should().Equal("bad", "good", "other");
        var scores = JsonNode.Parse(File.ReadAllText(training.ScoresPath))!;
        scores["good"]!["Threshold"]!.GetValue<float>().Should().Be(decision.Thresholds["good"]);
        scores["good"]!["UncalibratedError"]!.GetValue<double>().Should().BeInRange(0, 1);
        var run = RunRecordFile.Read(training.RecordPath);
        run.Labels[0].Calibration.Temperature.Should().Be(decision.Temperatures["good"]);
        run.Labels[0].Uncalibrated!.Temperature.Should().Be(1);
        run.Settings["training.predictionThreshold"].Should().Be("auto");
        using var fixedThreshold = Training(settings => settings.With(pretrained: it => it with { Direction = direction }));
        var beside = await fixedThreshold.RunAsync();
        run.Averages["macro avg"].FixedThresholdF1.Should().Be(beside.Macro.F1);
        run.Averages["macro avg"].F1.Value.Should().Be(sheet.Macro.F1);
    }

    [Fact]
    public async Task A_loaded_model_gives_the_probabilities_and_answers_that_were_scored()
    {
        using var training = Training(settings => settings.With(training: it => it with { PredictionThreshold = null }));
        await training.RunAsync();
        var run = RunRecordFile.Read(training.RecordPath);
        using var classifier = training.Load();

        foreach (var mistake in run.Mistakes)
        {
            var number = mistake.Line - 2; // the header is line 1
            var text = $"a {new[] { "fine", "poor", "plain" }[number % 3]} day, number {number} of many";
            var probabilities = classifier.Predict([text], batchSize: 1)[0];
            var label = classifier.Classes.Labels.Index().Single(one => one.Item == mistake.Label).Index;
            ((double)classifier.Classes.OfLabels(probabilities)[label]).Should().BeApproximately(mistake.Probability, 1e-4);
            classifier.Decide(probabilities).Labels.Contains(mistake.Label).Should().Be(!mistake.Carried);
        }

        run.Mistakes.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Without_being_asked_nothing_is_chosen()
    {
        using var training = Training(settings => settings);

        await training.RunAsync();

        var decision = ModelFile.ReadDescription(training.ModelPath).Decision!;
        decision.Thresholds.Should().Equal(new Dictionary<string, float> { ["good"] = 0.3f, ["bad"] = 0.3f });
        decision.Temperatures.Should().BeNull();
        var label = RunRecordFile.Read(training.RecordPath).Labels[0];
        (label.Threshold, label.Uncalibrated, label.Calibration.Temperature).Should().Be((0.3, null, 1));
        label.Figures.FixedThresholdF1.Should().Be(label.Figures.F1.Value);
    }

    [Fact]
    public async Task Exclusive_classes_may_be_calibrated_and_have_no_threshold()
    {
        using var training = Training(settings => settings.With(training: it => it with { Calibration = true }) with { Task = ClassificationTask.Multiclass });

        await training.RunAsync();

        var decision = ModelFile.ReadDescription(training.ModelPath).Decision!;
        decision.Thresholds.Should().BeNull();
        decision.Temperatures!.Values.Distinct().Should().ContainSingle();
        using var classifier = training.Load();
        classifier.Predict(["a fine day"], 1)[0].Sum().Should().BeApproximately(1, 1e-5f);
        JsonNode.Parse(File.ReadAllText(training.ScoresPath))!["good"]!["Threshold"].Should().BeNull();
    }

    [Fact]
    public async Task Without_validation_rows_nothing_is_trained()
    {
        using var training = Training(settings => settings.With(training: it => it with { PredictionThreshold = null }, split: it => it with { Validation = 0 }));

        var run = () => training.RunAsync();

        (await run.Should().ThrowAsync<FaultException>()).Which.Message.Should().Be(
            "--prediction-threshold: auto chooses thresholds on the validation rows, and none of the 0 carries a label. "
            + "Add rows, or use --prediction-threshold=0.3.");
        training.Progress.Stages.Should().BeEmpty();
    }

    [Fact]
    public async Task Positive_weights_change_the_loss_of_training_and_validation()
    {
        using var plain = Training(settings => settings);
        using var balanced = Training(settings => settings.With(training: it => it with { PositiveWeights = PositiveWeights.Balanced }));

        await plain.RunAsync();
        await balanced.RunAsync();

        // One of three rows has each label, so its cells count twice.
        var (before, after) = (plain.Progress.Epochs[^1], balanced.Progress.Epochs[^1]);
        after.TrainLoss.Should().BeGreaterThan(before.TrainLoss * 1.1);
        after.ValidLoss.Should().BeGreaterThan(before.ValidLoss * 1.1);
    }

    private static TinyTraining Training(Func<TrainerSettings, TrainerSettings> change)
    {
        using var tiny = new TinyTraining();
        return new TinyTraining { Settings = change(tiny.Settings) }.With(TinyTraining.OneHot(120));
    }
}
