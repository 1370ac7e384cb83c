using System.Text.Json.Nodes;
using Trainer.Cli.Logs;
using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>Logs a record for each stage and epoch, and further records during long epochs.</summary>
/// <param name="silence">The longest time without a record.</param>
internal sealed class PlainProgress(ILog log, TimeProvider clock, TimeSpan silence) : ITrainingProgress
{
    /// <summary>The default time without a record.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private long _lastRecord;

    /// <summary>The pace of the training.</summary>
    public TrainingPace Pace { get; } = new(clock);

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => Pace.RunPlanned(stages);

    public void StageStarted(StageStart stage)
    {
        Pace.StageStarted(stage);
        var steps = Count(stage.Steps, "step");
        var done = stage.Done > 0 ? $", {stage.Done:N0} of them done before" : "";
        Write(
            stage.Stage,
            stage.Epochs > 0 ? $"{Count(stage.Epochs, "epoch")}, {steps}{done}" : $"at most {steps}",
            new() { ["epochs"] = stage.Epochs, ["step"] = stage.Done, ["steps"] = stage.Steps });
    }

    public void StepDone(StepReport step)
    {
        Pace.StepDone(step);
        if (clock.GetElapsedTime(_lastRecord) < silence)
            return;
        IEnumerable<string?> figures =
        [
            $"step {step.Step:N0} of {step.Of:N0}",
            $"loss {Figures.Loss(step.Loss)}",
            $"learning rate {Figures.Rate(step.LearningRate)}",
            Pace.TokensPerSecond is { } speed ? Figures.Speed(speed) : null,
            $"{Figures.Duration(Pace.LeftOfStage!.Value)} to go",
            Figures.LeftOfRun(Pace) is { } left ? $"the whole run {left}" : null,
        ];
        Write(step.Stage, string.Join(", ", figures.OfType<string>()), new()
        {
            ["step"] = step.Step,
            ["steps"] = step.Of,
            ["loss"] = Number(step.Loss),
            ["learningRate"] = Number(step.LearningRate),
            ["tokensPerSecond"] = Number(Pace.TokensPerSecond),
            ["secondsLeft"] = Number(Pace.LeftOfStage?.TotalSeconds),
            ["secondsLeftOfRun"] = Number(Pace.LeftOfRun?.TotalSeconds),
        });
    }

    public void EpochDone(EpochReport epoch)
    {
        Pace.EpochDone(epoch);
        (string Name, string Field, double Value)[] figures =
        [
            ("train loss", "trainLoss", epoch.TrainLoss),
            ("validation loss", "validLoss", epoch.ValidLoss),
            .. epoch.Metrics.Select(metric => (metric.Key, metric.Key, metric.Value)),
        ];
        var shown = figures.Where(figure => !double.IsNaN(figure.Value)).Select(figure => $"{figure.Name} {Figures.Loss(figure.Value)}");
        var best = epoch.IsBest ? " (best)" : epoch.StopsEarly ? " (no improvement for too long: the stage ends early)" : "";
        var speed = Pace.TokensPerSecond is { } tokens ? $", {Figures.Speed(tokens)}" : "";
        var fields = new JsonObject { ["epoch"] = epoch.Epoch, ["epochs"] = epoch.Of, ["step"] = Pace.Step, ["steps"] = Pace.Steps };
        foreach (var (_, field, value) in figures)
            fields[field] = Number(value);
        fields["isBest"] = epoch.IsBest;
        fields["stopsEarly"] = epoch.StopsEarly;
        fields["seconds"] = Number(Pace.TimeOfEpoch.TotalSeconds);
        fields["secondsAStep"] = Number(Pace.TimeOfStep?.TotalSeconds);
        fields["tokensPerSecond"] = Number(Pace.TokensPerSecond);
        Write(
            epoch.Stage,
            $"epoch {epoch.Epoch} of {epoch.Of}: {string.Join(", ", shown)}{best}, {Figures.ShortDuration(Pace.TimeOfEpoch)}{speed}",
            fields);
    }

    public void LearningRateFound(LearningRateFound found)
    {
        var steepest = found.Curve.Steepest is { } rate ? $"; the loss falls fastest from {Figures.Rate(rate)}" : "";
        Write(
            found.Stage,
            $"{Figures.Rate(found.Rate)}{(found.FromCurve ? steepest : " (the default: the loss exploded at once)")}",
            new() { ["learningRate"] = found.Rate, ["fromCurve"] = found.FromCurve });
    }

    private static string Count(int number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";

    // JSON has no infinities and no NaN.
    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    private void Write(string stage, string text, JsonObject fields)
    {
        fields.Insert(0, "stage", stage);
        log.Write(new(Severity.Info, $"{stage}: {text}", fields));
        _lastRecord = clock.GetTimestamp();
    }
}
