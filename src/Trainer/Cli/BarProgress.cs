using Spectre.Console;
using Trainer.Training;

namespace Trainer.Cli;

/// <summary>A bar for each stage, with its losses and the time it still needs.</summary>
internal sealed class BarProgress(ProgressContext bars) : ITrainingProgress
{
    private ProgressTask? _bar;
    private string _losses = "";

    public void StageStarted(StageStart stage)
    {
        _bar?.StopTask();
        _losses = "";
        _bar = bars.AddTask(Markup.Escape(stage.Stage), maxValue: stage.Steps);
        _bar.Value = stage.Done;
    }

    public void StepDone(StepReport step)
    {
        _bar!.Description = Markup.Escape($"{step.Stage} {step.Step}/{step.Of}, loss {step.Loss:0.000}{_losses}");
        _bar.Value = step.Step;
    }

    public void EpochDone(EpochReport epoch)
    {
        _losses = $", epoch {epoch.Epoch}/{epoch.Of} validation {epoch.ValidLoss:0.000}";
        if (epoch.StopsEarly)
            _bar!.Value = _bar.MaxValue;
    }

    public void LearningRateFound(LearningRateFound found)
    {
        _bar!.Description = Markup.Escape($"{found.Stage} {found.Rate:0.0e+0}");
        _bar.Value = _bar.MaxValue;
    }
}
