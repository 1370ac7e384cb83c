using System.Text.Json;
using Trainer.Model;
using Trainer.Tests.Model;
using Trainer.Training;

namespace Trainer.Tests.Training;

/// <summary>Runs the two stages fastai was recorded in, comparing after every recorded step.</summary>
internal static class GoldenTraining
{
    public static void Run<TBatch>(
        GoldenFixture fixture, ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train, BatchSource<TBatch> valid)
    {
        var stage = "";
        var progress = new RecordedProgress(step => CompareWeights(fixture, model, $"{stage}/step{step.Step - 1}/"));
        using var learner = new Learner<TBatch>(model, objective, train, valid, new LearnerOptions(), progress);
        learner.Validate().Loss.Should().BeApproximately(fixture.Values.GetProperty("valid_loss_before_training").GetDouble(), 1e-5);

        stage = "frozen";
        learner.Freeze();
        var report = learner.FitOneCycle(stage, epochs: 2, LearningRates.Last(0.02));
        CompareReports(fixture.Values.GetProperty(stage), progress, report);
        Compare(model, fixture.Below("after_frozen_stage/"), "after_frozen_stage/");

        stage = "unfrozen";
        learner.Unfreeze();
        report = learner.FitOneCycle(stage, epochs: 2, LearningRates.Same(LearningRates.Default));
        CompareReports(fixture.Values.GetProperty(stage), progress, report);
        Compare(model, fixture.Below("final/"), "final/");
        learner.Validate().Loss.Should().BeApproximately(fixture.Values.GetProperty("valid_loss_final").GetDouble(), 1e-5);
    }

    private static void CompareWeights(GoldenFixture fixture, ITextModel model, string step)
    {
        Compare(model, fixture.Below(step + "after/"), step);
        Compare(model, fixture.Below(step + "after_buf/"), step);
    }

    private static void Compare(ITextModel model, IReadOnlyDictionary<string, TorchSharp.torch.Tensor> expected, string where)
    {
        var state = model.StateDict();
        foreach (var (name, value) in expected)
            state[name].ShouldBeCloseTo(value, Closeness.AfterSteps, where + name, Closeness.AdamNoise);
    }

    private static void CompareReports(JsonElement expected, RecordedProgress progress, FitReport report)
    {
        var steps = expected.GetProperty("steps").EnumerateArray().ToArray();
        foreach (var (step, found) in steps.Zip(progress.Steps.TakeLast(steps.Length)))
        {
            found.Loss.Should().BeApproximately(step.GetProperty("smooth_loss").GetSingle(), 1e-5f);
            found.LearningRate.Should().BeApproximately(step.GetProperty("lr").EnumerateArray().Last().GetDouble(), 1e-12);
        }

        foreach (var (epoch, found) in expected.GetProperty("epochs").EnumerateArray().Zip(report.Epochs, (epoch, found) => (epoch, found)))
        {
            found.TrainLoss.Should().BeApproximately(epoch[0].GetDouble(), 1e-5);
            found.ValidLoss.Should().BeApproximately(epoch[1].GetDouble(), 1e-5);
        }
    }
}
