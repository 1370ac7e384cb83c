using Microsoft.Extensions.Time.Testing;
using Trainer.Cli.Progress;
using Ulmfit.Training.Progress;

namespace Trainer.Tests.Cli.Progress;

public sealed class TrainingPaceTests
{
    private static readonly StagePlan[] Plan =
    [
        new("forward classifier, frozen", "classifier, frozen", 1, 10, 1000), new("forward classifier, unfrozen", "classifier, unfrozen", 2, 20, 2000),
        new("backward classifier, frozen", "classifier, frozen", 1, 10, 1000), new("backward classifier, unfrozen", "classifier, unfrozen", 2, 20, 2000),
    ];

    private readonly FakeTimeProvider _clock = new();
    private readonly TrainingPace _pace;

    public TrainingPaceTests() => _pace = new TrainingPace(_clock);

    [Fact]
    public void Before_the_first_step_nothing_is_known()
    {
        _pace.RunPlanned(Plan);
        _pace.StageStarted(new(Plan[0].Stage, 1, 10));

        (_pace.LeftOfEpoch, _pace.LeftOfStage, _pace.LeftOfRun, _pace.TimeOfStep, _pace.TokensPerSecond)
            .Should().Be((null, null, null, null, null));
        (_pace.Place, _pace.ShareOfRun).Should().Be(((1, 4), 0));
    }

    [Fact]
    public void What_is_left_is_steps_at_the_pace_of_those_done_and_the_validations_as_the_last()
    {
        _pace.StageStarted(new("classifier, unfrozen", 3, 30));
        Steps("classifier, unfrozen", 1, 10, of: 30, seconds: 2);
        _pace.IsValidating.Should().BeTrue();
        _pace.LeftOfStage.Should().Be(TimeSpan.FromSeconds(40), "how long a validation takes is not known yet");
        Epoch("classifier, unfrozen", 1, of: 3, seconds: 5);
        Steps("classifier, unfrozen", 11, 15, of: 30, seconds: 2);

        _pace.LeftOfEpoch.Should().Be(TimeSpan.FromSeconds((5 * 2) + 5));
        _pace.LeftOfStage.Should().Be(TimeSpan.FromSeconds((15 * 2) + (2 * 5)));
        (_pace.ShareOfEpoch, _pace.ShareOfStage, _pace.Epoch).Should().Be((0.5, 0.5, 2));
        _pace.TokensPerSecond.Should().Be(50);
        _pace.TimeOfEpoch.Should().Be(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public void What_is_left_shrinks_while_nothing_is_told_and_never_below_nothing()
    {
        _pace.StageStarted(new("classifier, frozen", 1, 10));
        Steps("classifier, frozen", 1, 5, of: 10, seconds: 2);

        _clock.Advance(TimeSpan.FromSeconds(4));
        _pace.LeftOfStage.Should().Be(TimeSpan.FromSeconds(6));
        _clock.Advance(TimeSpan.FromSeconds(60));
        _pace.LeftOfStage.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Steps_told_of_together_give_the_same_pace()
    {
        _pace.StageStarted(new("classifier, frozen", 1, 100));
        for (var group = 0; group < 3; group++)
        {
            _clock.Advance(TimeSpan.FromSeconds(20));
            Steps("classifier, frozen", (group * 10) + 1, (group * 10) + 10, of: 100, seconds: 0);
        }

        _pace.TimeOfStep.Should().Be(TimeSpan.FromSeconds(2));
        _pace.TokensPerSecond.Should().Be(50);
        _pace.LeftOfStage.Should().Be(TimeSpan.FromSeconds(140));
    }

    [Fact]
    public void The_run_is_guessed_by_tokens_until_its_kinds_of_stages_are_measured()
    {
        _pace.RunPlanned(Plan);
        _pace.StageStarted(new(Plan[0].Stage, 1, 10));
        Steps(Plan[0].Stage, 1, 5, of: 10, seconds: 1);

        (_pace.LeftOfRun, _pace.IsGuess).Should().Be((TimeSpan.FromSeconds(5 + 20 + 10 + 20), true));

        Steps(Plan[0].Stage, 6, 10, of: 10, seconds: 1);
        Epoch(Plan[0].Stage, 1, of: 1, seconds: 1);
        _pace.StageStarted(new(Plan[1].Stage, 2, 20));
        Steps(Plan[1].Stage, 1, 10, of: 20, seconds: 3);

        (_pace.LeftOfRun, _pace.IsGuess).Should().Be((TimeSpan.FromSeconds(30 + 2 + 10 + 1 + 60 + 2), false));
        (_pace.Place, _pace.ShareOfRun).Should().Be(((2, 4), 20 / 60.0));
    }

    [Fact]
    public void The_last_stage_is_all_that_is_left_of_the_run()
    {
        _pace.RunPlanned(Plan);
        _pace.StageStarted(new(Plan[3].Stage, 2, 20));
        Steps(Plan[3].Stage, 1, 10, of: 20, seconds: 3);

        (_pace.LeftOfRun, _pace.IsGuess).Should().Be((_pace.LeftOfStage, false));
    }

    [Fact]
    public void Steps_of_an_earlier_process_are_done_but_tell_nothing_of_the_pace()
    {
        _pace.StageStarted(new("classifier, unfrozen", 2, 20, Done: 14));
        (_pace.Epoch, _pace.ShareOfEpoch, _pace.Step, _pace.LeftOfStage).Should().Be((2, 0.4, 14, null));

        Steps("classifier, unfrozen", 15, 16, of: 20, seconds: 3);

        _pace.LeftOfStage.Should().Be(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public void A_stage_that_was_not_planned_or_whose_tokens_nobody_counts_says_nothing_of_the_run()
    {
        _pace.RunPlanned(Plan);
        _pace.StageStarted(new("another", 0, 100));
        Steps("another", 1, 2, of: 100, seconds: 1);
        (_pace.LeftOfRun, _pace.ShareOfRun, _pace.Place, _pace.LeftOfEpoch).Should().Be((null, null, null, null));

        _pace.StageStarted(new(Plan[0].Stage, 1, 10));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _pace.StepDone(new(Plan[0].Stage, 1, 10, 0.5f, 0.1));
        (_pace.LeftOfRun, _pace.TokensPerSecond, _pace.LeftOfStage).Should().Be((null, null, TimeSpan.FromSeconds(9)));
    }

    private void Steps(string stage, int first, int last, int of, double seconds)
    {
        for (var step = first; step <= last; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            _pace.StepDone(new(stage, step, of, 0.5f, 0.1) { Tokens = 100 });
        }
    }

    private void Epoch(string stage, int epoch, int of, double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _pace.EpochDone(new(stage, epoch, of, 0.5, 0.5, new Dictionary<string, double>(), true));
    }
}
