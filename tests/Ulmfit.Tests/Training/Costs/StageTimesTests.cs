using Microsoft.Extensions.Time.Testing;
using Ulmfit.Training.Costs;
using Ulmfit.Training.Progress;

namespace Ulmfit.Tests.Training.Costs;

public sealed class StageTimesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordedProgress _next = new();
    private readonly StageTimes _times;
    private readonly ITrainingProgress _progress;

    public StageTimesTests()
    {
        _times = new StageTimes(_clock);
        _progress = _times.Measure(_next);
    }

    [Fact]
    public void A_stage_takes_its_steps_and_its_validation_and_reads_tokens_in_the_steps()
    {
        _progress.StageStarted(new("fit", 1, 2));
        Step(1, seconds: 1, tokens: 100);
        Step(2, seconds: 3, tokens: 300);
        _clock.Advance(TimeSpan.FromSeconds(6));
        _progress.EpochDone(new("fit", 1, 1, 0.5, 0.5, new Dictionary<string, double>(), true));
        _clock.Advance(TimeSpan.FromSeconds(60));

        _times.Of("fit").Should().Be(new StageTime(TimeSpan.FromSeconds(10), 400, TimeSpan.FromSeconds(4)));
        _times.Of("fit")!.TokensPerSecond.Should().Be(100);
        (_next.Stages.Count, _next.Steps.Count, _next.Epochs.Count).Should().Be((1, 2, 1));
    }

    [Fact]
    public void Each_stage_is_measured_for_itself_the_finder_of_rates_too()
    {
        _progress.StageStarted(new("find", 0, 100));
        Step(1, seconds: 1, tokens: 10);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _progress.LearningRateFound(new("find", 0.01, true, new([], [])));
        _progress.StageStarted(new("fit", 1, 1));
        Step(1, seconds: 5, tokens: 20);

        _times.Of("find").Should().Be(new StageTime(TimeSpan.FromSeconds(2), 10, TimeSpan.FromSeconds(1)));
        _times.Of("fit").Should().Be(new StageTime(TimeSpan.FromSeconds(5), 20, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void What_an_earlier_process_began_took_nobody_knows_how_long()
    {
        _progress.StageStarted(new("fit", 1, 2, Done: 1));
        Step(2, seconds: 1, tokens: 10);

        _times.Of("fit").Should().BeNull();
        _times.Of("never ran").Should().BeNull();
    }

    [Fact]
    public void Without_time_there_is_no_speed() => new StageTime(TimeSpan.Zero, 10, TimeSpan.Zero).TokensPerSecond.Should().BeNull();

    private void Step(int step, int seconds, int tokens)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _progress.StepDone(new("fit", step, 2, 0.5f, 0.1) { Tokens = tokens });
    }
}
