using System.Text.Json.Nodes;
using Trainer.Cli.Logs;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>A record for each stage and epoch, and one in between where an epoch takes long.</summary>
internal sealed class PlainProgress(ILog log, TimeProvider clock) : ITrainingProgress
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private StageStart _stage = new("", 0, 0);
    private long _stageStart;
    private long _lastRecord;

    public void StageStarted(StageStart stage)
    {
        (_stage, _stageStart) = (stage, clock.GetTimestamp());
        var steps = Count(stage.Steps, "step");
        var done = stage.Done > 0 ? $", {stage.Done:N0} of them done before" : "";
        Write(
            stage.Stage,
            stage.Epochs > 0 ? $"{Count(stage.Epochs, "epoch")}, {steps}{done}" : $"at most {steps}",
            new() { ["epochs"] = stage.Epochs, ["step"] = stage.Done, ["steps"] = stage.Steps });
    }

    public void StepDone(StepReport step)
    {
        if (clock.GetElapsedTime(_lastRecord) < Silence)
            return;
        Write(
            step.Stage,
            $"step {step.Step:N0} of {step.Of:N0}, loss {step.Loss:0.0000}, {Duration(Remaining(step))} to go",
            new()
            {
                ["step"] = step.Step,
                ["steps"] = step.Of,
                ["loss"] = Number(step.Loss),
                ["learningRate"] = Number(step.LearningRate),
            });
    }

    public void EpochDone(EpochReport epoch)
    {
        (string Name, string Field, double Value)[] figures =
        [
            ("train loss", "trainLoss", epoch.TrainLoss),
            ("validation loss", "validLoss", epoch.ValidLoss),
            .. epoch.Metrics.Select(metric => (metric.Key, metric.Key, metric.Value)),
        ];
        var shown = figures.Where(figure => !double.IsNaN(figure.Value)).Select(figure => $"{figure.Name} {figure.Value:0.0000}");
        var step = _stage.Steps / epoch.Of * epoch.Epoch;
        var seconds = clock.GetElapsedTime(_stageStart).TotalSeconds / Math.Max(1, step - _stage.Done);
        var best = epoch.IsBest ? " (best)" : epoch.StopsEarly ? " (no better for too long: the stage ends)" : "";
        var fields = new JsonObject { ["epoch"] = epoch.Epoch, ["epochs"] = epoch.Of, ["step"] = step, ["steps"] = _stage.Steps };
        foreach (var (_, field, value) in figures)
            fields[field] = Number(value);
        fields["isBest"] = epoch.IsBest;
        fields["stopsEarly"] = epoch.StopsEarly;
        fields["secondsAStep"] = Number(seconds);
        Write(epoch.Stage, $"epoch {epoch.Epoch} of {epoch.Of}: {string.Join(", ", shown)}{best}, {seconds:0.000} s a step", fields);
    }

    public void LearningRateFound(LearningRateFound found)
    {
        var steepest = found.Curve.Steepest is { } rate ? $"; the loss falls fastest from {rate:0.00e+0}" : "";
        Write(
            found.Stage,
            $"{found.Rate:0.00e+0}{(found.FromCurve ? steepest : " (the default: the loss exploded at once)")}",
            new() { ["learningRate"] = found.Rate, ["fromCurve"] = found.FromCurve });
    }

    private TimeSpan Remaining(StepReport step) => clock.GetElapsedTime(_stageStart) / (step.Step - _stage.Done) * (step.Of - step.Step);

    private static string Duration(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";

    private static string Count(int number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";

    // JSON has no way to write the others.
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private void Write(string stage, string text, JsonObject fields)
    {
        fields.Insert(0, "stage", stage);
        log.Write(new(Severity.Info, $"{stage}: {text}", fields));
        _lastRecord = clock.GetTimestamp();
    }
}
