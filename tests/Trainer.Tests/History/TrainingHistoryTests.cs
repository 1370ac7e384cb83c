using Trainer.History;
using Ulmfit.Tests.Training;

namespace Trainer.Tests.History;

public sealed class TrainingHistoryTests
{
    private readonly RecordedProgress _next = new();

    [Fact]
    public void Each_stage_is_remembered_with_its_losses_and_passed_on()
    {
        var history = new TrainingHistory(_next);
        history.StageStarted(new("find", 0, 100));
        history.StepDone(new("find", 1, 100, 0.5f, 1e-7));
        history.LearningRateFound(new("find", 0.01, true, new([], [])));
        history.StageStarted(new("fit", 1, 2));
        history.StepDone(new("fit", 1, 2, 0.75f, 0.1));
        history.StepDone(new("fit", 2, 2, 0.25f, 0.1));
        history.EpochDone(new("fit", 1, 1, 0.25, 0.125, new Dictionary<string, double> { ["f1"] = 0.5 }, true));

        history.Stages.Should().BeEquivalentTo(new StageHistory[]
        {
            new("find", 1, 0.5, 0.5, 0.01, []),
            new("fit", 2, 0.75, 0.25, null, [new(1, 0.25, 0.125, new Dictionary<string, double> { ["f1"] = 0.5 }, true)]),
        });
        (_next.Stages.Count, _next.Steps.Count, _next.Epochs.Count, _next.Rates.Count).Should().Be((2, 3, 1, 1));
    }

    [Fact]
    public void Metrics_that_are_not_defined_are_left_out_too()
    {
        var history = new TrainingHistory(_next);
        history.StageStarted(new("fit", 1, 1));
        history.StepDone(new("fit", 1, 1, 0.5f, 0.1));
        history.EpochDone(new("fit", 1, 1, 0.5, 0.5, new Dictionary<string, double> { ["f1"] = 0, ["roc_auc"] = double.NaN }, false));

        history.Stages.Single().Epochs[0].Metrics.Should().Equal(new Dictionary<string, double> { ["f1"] = 0 });
    }

    [Fact]
    public void Losses_that_are_not_numbers_are_left_out_for_JSON_cannot_hold_them()
    {
        var history = new TrainingHistory(_next);
        history.StageStarted(new("find", 0, 100));
        history.StepDone(new("find", 1, 100, float.PositiveInfinity, 1e-7));
        history.StepDone(new("find", 100, 100, float.NaN, 1e-7));
        history.EpochDone(new("find", 1, 1, 0.5, double.NaN, new Dictionary<string, double>(), false));

        var stage = history.Stages.Single();

        (stage.FirstLoss, stage.LastLoss, stage.Epochs[0].ValidLoss).Should().Be((null, null, null));
    }
}
