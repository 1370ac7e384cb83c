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
        Line(stage.Epochs > 0 ? $"{stage.Stage}: {Count(stage.Epochs, "epoch")}, {Count(stage.Steps, "step")}" : $"{stage.Stage}: at most {Count(stage.Steps, "step")}");
    }

    public void StepDone(StepReport step)
    {
        if (clock.GetElapsedTime(_lastLine) >= Silence)
            Line($"{step.Stage}: step {step.Step} of {step.Of}, loss {step.Loss:0.0000}, {Remaining(step):0} s to go");
    }

    public void EpochDone(EpochReport epoch)
    {
        var seconds = clock.GetElapsedTime(_stageStart).TotalSeconds / (_stage.Steps * epoch.Epoch / (double)epoch.Of);
        Line(
            $"{epoch.Stage}: epoch {epoch.Epoch} of {epoch.Of}: train loss {epoch.TrainLoss:0.0000}, validation loss {epoch.ValidLoss:0.0000}"
            + $"{(epoch.IsBest ? " (best)" : "")}, {seconds:0.000} s a step");
    }

    public void LearningRateFound(LearningRateFound found) =>
        Line($"{found.Stage}: {found.Rate:0.00e+0}{(found.FromCurve ? "" : " (the default: the loss exploded at once)")}");

    private double Remaining(StepReport step) => clock.GetElapsedTime(_stageStart).TotalSeconds / step.Step * (step.Of - step.Step);

    private static string Count(int number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";

    private void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
        _lastLine = clock.GetTimestamp();
    }
}
