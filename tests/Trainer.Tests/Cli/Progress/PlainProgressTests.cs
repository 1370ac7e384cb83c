using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Trainer.Cli.Logs;
using Trainer.Cli.Progress;
using Ulmfit.Training.Schedules;

namespace Trainer.Tests.Cli.Progress;

public sealed class PlainProgressTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void Stages_epochs_and_long_waits_are_lines()
    {
        Tell(new PlainProgress(new TextLog(_output, _output), _clock, PlainProgress.Silence));

        Snapshot.Match(_output.ToString(), "Trainer.Tests/Snapshots/plain-progress.txt");
    }

    [Fact]
    public void Each_line_is_a_record_with_its_figures_too()
    {
        Tell(new PlainProgress(new JsonLog(_output, _output, _clock), _clock, PlainProgress.Silence));

        var records = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var record = JsonNode.Parse(line)!.AsObject();
            record.Remove("timestamp").Should().BeTrue();
            return record.ToJsonString();
        });
        Snapshot.Match(string.Join('\n', records), "Trainer.Tests/Snapshots/json-progress.txt");
    }

    [Fact]
    public void However_fast_the_steps_are_there_is_a_line_now_and_then_and_no_carriage_return()
    {
        var progress = new PlainProgress(new TextLog(_output, _output), _clock, PlainProgress.Silence);
        progress.StageStarted(new("classifier, frozen", 1, 1000));

        for (var step = 1; step < 1000; step++)
            Step(progress, "classifier, frozen", step, of: 1000, seconds: 1);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(1 + (999 / 30)).And.OnlyContain(line => !line.Contains('\r'));
    }

    private void Tell(PlainProgress progress)
    {
        progress.RunPlanned(
        [
            new("language model, learning rate", "language model, learning rate", 0, 100, 10_000),
            new("classifier, frozen", "classifier, frozen", 2, 2000, 200_000),
            new("classifier, unfrozen", "classifier, unfrozen", 4, 40, 4000),
        ]);
        progress.StageStarted(new("language model, learning rate", 0, 100));
        Step(progress, "language model, learning rate", 1, of: 100, seconds: 1);
        progress.LearningRateFound(new("language model, learning rate", 0.0123, true, FallingCurve()));
        progress.StageStarted(new("classifier, frozen", 2, 2000));
        for (var step = 1; step <= 7; step++)
            Step(progress, "classifier, frozen", step, of: 2000, seconds: 10);
        var metrics = new Dictionary<string, double> { ["accuracy"] = 0.75, ["f1"] = 0.5 };
        progress.EpochDone(new("classifier, frozen", 1, 2, 0.5, 0.625, metrics, true));
        progress.EpochDone(new("classifier, frozen", 2, 2, 0.25, double.NaN, new Dictionary<string, double>(), false));
        progress.StageStarted(new("classifier, unfrozen", 4, 40, Done: 12));
        Step(progress, "classifier, unfrozen", 13, of: 40, seconds: 31);
        progress.EpochDone(new("classifier, unfrozen", 2, 4, 0.5, 0.75, new Dictionary<string, double>(), false, StopsEarly: true));
        progress.LearningRateFound(new("classifier, learning rate", 0.001, false, new([], [])));
    }

    private void Step(PlainProgress progress, string stage, int step, int of, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        progress.StepDone(new(stage, step, of, 1f / step, 0.01) { Tokens = 100 });
    }

    private static LearningRateCurve FallingCurve() => new(
        [.. Enumerable.Range(1, 30).Select(i => i * 1e-4)], [.. Enumerable.Range(1, 30).Select(i => i < 20 ? 5f : 4f)]);
}
