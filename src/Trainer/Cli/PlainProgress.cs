using Trainer.Training;

namespace Trainer.Cli;

/// <summary>A line for each stage and epoch, and one in between where an epoch takes long.</summary>
internal sealed class PlainProgress(TextWriter output, TimeProvider clock) : ITrainingProgress
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private StageStart _stage = new("", 0, 0);
    private long _stageStart;
    private long _lastLine;

    public void StageStarted(StageStart stage)
    {
        (_stage, _stageStart) = (stage, clock.GetTimestamp());
        var steps = Count(stage.Steps, "step");
        Line(stage.Stage, stage.Epochs > 0 ? $"{Count(stage.Epochs, "epoch")}, {steps}" : $"at most {steps}");
    }

    public void StepDone(StepReport step)
    {
        if (clock.GetElapsedTime(_lastLine) >= Silence)
            Line(step.Stage, $"step {step.Step:N0} of {step.Of:N0}, loss {step.Loss:0.0000}, {Duration(Remaining(step))} to go");
    }

    public void EpochDone(EpochReport epoch)
    {
        IEnumerable<(string Name, double Value)> figures =
        [
            ("train loss", epoch.TrainLoss),
            ("validation loss", epoch.ValidLoss),
            .. epoch.Metrics.Select(metric => (metric.Key, metric.Value)),
        ];
        var shown = figures.Where(figure => !double.IsNaN(figure.Value)).Select(figure => $"{figure.Name} {figure.Value:0.0000}");
        var seconds = clock.GetElapsedTime(_stageStart).TotalSeconds / (_stage.Steps * epoch.Epoch / (double)epoch.Of);
        var best = epoch.IsBest ? " (best)" : "";
        Line(epoch.Stage, $"epoch {epoch.Epoch} of {epoch.Of}: {string.Join(", ", shown)}{best}, {seconds:0.000} s a step");
    }

    public void LearningRateFound(LearningRateFound found)
    {
        var steepest = found.Curve.Steepest is { } rate ? $"; the loss falls fastest from {rate:0.00e+0}" : "";
        Line(found.Stage, $"{found.Rate:0.00e+0}{(found.FromCurve ? steepest : " (the default: the loss exploded at once)")}");
    }

    private TimeSpan Remaining(StepReport step) => clock.GetElapsedTime(_stageStart) / step.Step * (step.Of - step.Step);

    private static string Duration(TimeSpan time) => $"{(long)time.TotalHours}:{time:mm\\:ss}";

    private static string Count(int number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";

    private void Line(string stage, string text)
    {
        output.WriteLine($"{stage}: {text}");
        output.Flush();
        _lastLine = clock.GetTimestamp();
    }
}
