using Faults;
using Kernels.Tests;
using Ulmfit.Batches;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Training;

/// <summary>Losses that are read several steps at a time.</summary>
public sealed class ReportStepsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void Nothing_is_other_than_step_by_step(int reportSteps)
    {
        var (expected, found) = (Train(1), Train(reportSteps));

        found.Progress.Steps.Should().Equal(expected.Progress.Steps);
        found.Progress.Epochs.Should().BeEquivalentTo(expected.Progress.Epochs, options => options.WithStrictOrdering());
        found.Progress.Rates.Should().BeEquivalentTo(expected.Progress.Rates);
        found.Weights.Should().OnlyContain(entry => entry.Value.Holds(expected.Weights[entry.Key]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void Steps_are_reported_so_many_at_a_time_and_at_the_end_of_an_epoch(int reportSteps)
    {
        var (made, madeAtReport) = (0, new List<int>());
        var batches = SyntheticBatches.LanguageModel(5);

        Fit(reportSteps, new(batches.Count, () => batches.Epoch().Select(batch =>
        {
            made++;
            return batch;
        })), new RecordedProgress(_ => madeAtReport.Add(made)));

        madeAtReport.Should().Equal(Enumerable.Range(1, 10).Select(step =>
        {
            var (epoch, stepOfEpoch) = ((step - 1) / 5, ((step - 1) % 5) + 1);
            return (epoch * 5) + Math.Min(5, (stepOfEpoch + reportSteps - 1) / reportSteps * reportSteps);
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void A_loss_that_is_no_number_is_named_with_its_step_and_those_before_are_told(int reportSteps)
    {
        var progress = new RecordedProgress();
        var losses = 0;
        Tensor Spoil(Tensor loss) => ++losses == 8 ? loss * float.NaN : loss; // the sixth loss is that of the validation
        var act = () => Fit(reportSteps, SyntheticBatches.LanguageModel(5), progress, Spoil);

        act.Should().Throw<FaultException>().Which.Message.Should().StartWith(
            "fit: the loss is not a number in epoch 2, step 7 of 10. The learning rate there was 0.00");
        progress.Steps.Select(step => step.Step).Should().Equal(1, 2, 3, 4, 5, 6);
        progress.Steps.Should().OnlyContain(step => float.IsFinite(step.Loss));
    }

    [Fact]
    public void The_learning_rate_finder_stops_at_the_first_loss_that_explodes()
    {
        var (steps, progress) = (0, new RecordedProgress());
        using var random = new ModelRandom(42, CPU);
        using var model = TinyModels.LanguageModel(random);
        using var learner = new Learner<LanguageModelBatch>(
            model, new DecoratedObjective(loss => ++steps < 30 ? loss * 1e-3 : loss * 1e3), SyntheticBatches.LanguageModel(3),
            SyntheticBatches.LanguageModel(1), new() { ReportSteps = 20 }, progress);

        learner.FindLearningRate("find");

        progress.Steps.Should().HaveCount(30);
        steps.Should().Be(30);
    }

    [Fact]
    public void Before_a_checkpoint_every_step_is_reported()
    {
        var progress = new RecordedProgress();
        var kept = new KeptStates(every: 4, progress);

        Fit(reportSteps: 100, SyntheticBatches.LanguageModel(5), progress, checkpoints: kept);

        kept.Positions.Should().Equal((4, 4), (5, 5), (8, 8));
        kept.Reported.Should().Equal(4, 5, 8);
    }

    private static void Fit(
        int reportSteps, BatchSource<LanguageModelBatch> batches, RecordedProgress progress, Func<Tensor, Tensor>? decorate = null,
        ICheckpoints? checkpoints = null)
    {
        using var random = new ModelRandom(42, CPU);
        using var model = TinyModels.LanguageModel(random);
        using var learner = new Learner<LanguageModelBatch>(
            model, new DecoratedObjective(decorate ?? (loss => loss)), batches, SyntheticBatches.LanguageModel(1),
            new() { ReportSteps = reportSteps, Checkpoints = checkpoints ?? new NoCheckpoints() }, progress);
        learner.FitOneCycle("fit", epochs: 2, LearningRates.Same(0.01));
    }

    private static (RecordedProgress Progress, Dictionary<string, Tensor> Weights) Train(int reportSteps)
    {
        var progress = new RecordedProgress();
        using var random = new ModelRandom(42, CPU);
        using var model = TinyModels.LanguageModel(random);
        using var learner = new Learner<LanguageModelBatch>(
            model, new LanguageModelObjective(), SyntheticBatches.LanguageModel(7), SyntheticBatches.LanguageModel(2),
            new() { ReportSteps = reportSteps, Clip = 0.1, Metrics = new TokenAccuracy() }, progress);
        var found = learner.FindLearningRate("find");
        learner.FitOneCycle("fit", epochs: 3, LearningRates.Same(found.Rate));
        return (progress, model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.clone()));
    }

    /// <summary>Requests a state after every fixed number of steps, and records the position of the fit and the reports at that time.</summary>
    private sealed class KeptStates(int every, RecordedProgress progress) : ICheckpoints
    {
        private int _asked;

        public List<(int Step, int Losses)> Positions { get; } = [];

        public List<int> Reported { get; } = [];

        public bool IsDue => ++_asked % every == 0;

        public StageOutcome? FindOutcome(string stage) => null;

        public LearnerState? FindState(string stage) => null;

        public void Keep(Func<LearnerState> state)
        {
            using var scope = NewDisposeScope();
            var fit = state().Fit!;
            Positions.Add(((fit.Epoch * 5) + fit.Step, fit.LossCount));
            Reported.Add(progress.Steps.Count);
        }

        public void Finish(StageOutcome outcome, Func<LearnerState> state)
        {
        }
    }
}
