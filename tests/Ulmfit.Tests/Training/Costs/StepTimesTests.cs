using Microsoft.Extensions.Time.Testing;
using Ulmfit.Training.Costs;
using Ulmfit.Training.Progress;

namespace Ulmfit.Tests.Training.Costs;

public sealed class StepTimesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordedProgress _heard = new();

    [Fact]
    public void There_is_no_mean_before_the_first_step() => new StepTimes(_clock).Mean.Should().BeNull();

    [Fact]
    public void Steps_are_measured_and_validation_is_not()
    {
        var times = new StepTimes(_clock);
        var progress = times.Measure(_heard);

        progress.StageStarted(new("language model, frozen", 2, 4));
        Step(progress, seconds: 1);
        Step(progress, seconds: 3);
        _clock.Advance(TimeSpan.FromMinutes(1));
        progress.EpochDone(new("language model, frozen", 1, 2, 0.5, 0.5, new Dictionary<string, double>(), true));
        Step(progress, seconds: 2);

        times.Mean.Should().Be(2);
    }

    [Fact]
    public void Time_between_stages_belongs_to_no_step_and_all_stages_count()
    {
        var times = new StepTimes(_clock);
        var first = times.Measure(_heard);
        first.StageStarted(new("forward language model, frozen", 1, 1));
        Step(first, seconds: 1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        first.StageStarted(new("forward language model, unfrozen", 1, 1));
        Step(first, seconds: 2);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = times.Measure(_heard);
        second.StageStarted(new("backward language model, frozen", 1, 1));
        Step(second, seconds: 6);

        times.Mean.Should().Be(3);
    }

    [Fact]
    public void Everything_is_passed_on()
    {
        var progress = new StepTimes(_clock).Measure(_heard);

        progress.RunPlanned([new("a", "a", 1, 1, 1)]);
        progress.StageStarted(new("a", 1, 1));
        Step(progress, seconds: 1);
        progress.EpochDone(new("a", 1, 1, 0.5, 0.5, new Dictionary<string, double>(), true));
        progress.LearningRateFound(new("a", 0.1, true, new([], [])));

        (_heard.Stages.Count, _heard.Steps.Count, _heard.Epochs.Count, _heard.Rates.Count).Should().Be((1, 1, 1, 1));
        _heard.Plan.Should().ContainSingle();
    }

    private void Step(ITrainingProgress progress, double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        progress.StepDone(new("a", 1, 1, 0.5f, 0.1));
    }
}
