using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Trainer.Cli;
using Trainer.Cli.Logs;
using Trainer.Training;

namespace Trainer.Tests.Cli;

public sealed class PlainProgressTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void Stages_epochs_and_long_waits_are_lines()
    {
        Tell(new PlainProgress(new TextLog(_output, _output), _clock));

        Snapshot.Match(_output.ToString(), "Trainer.Tests/Snapshots/plain-progress.txt");
    }

    [Fact]
    public void Each_line_is_a_record_with_its_figures_too()
    {
        Tell(new PlainProgress(new JsonLog(_output, _output, _clock), _clock));

        var records = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var record = JsonNode.Parse(line)!.AsObject();
            record.Remove("timestamp").Should().BeTrue();
            return record.ToJsonString();
        });
        Snapshot.Match(string.Join('\n', records), "Trainer.Tests/Snapshots/json-progress.txt");
    }

    private void Tell(PlainProgress progress)
    {
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
        progress.StepDone(new(stage, step, of, 1f / step, 0.01));
    }

    private static LearningRateCurve FallingCurve() => new(
        [.. Enumerable.Range(1, 30).Select(i => i * 1e-4)], [.. Enumerable.Range(1, 30).Select(i => i < 20 ? 5f : 4f)]);
}
