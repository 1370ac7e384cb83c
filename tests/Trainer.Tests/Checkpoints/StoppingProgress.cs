using Ulmfit.Training.Progress;

namespace Trainer.Tests.Checkpoints;

/// <summary>Runs an action once after a number of steps of a stage.</summary>
internal sealed class StoppingProgress(string stage, int step, Action stop) : ITrainingProgress
{
    public bool Stopped { get; private set; }

    public List<StageStart> Stages { get; } = [];

    public void RunPlanned(IReadOnlyList<StagePlan> stages)
    {
    }

    public void StageStarted(StageStart start) => Stages.Add(start);

    public void StepDone(StepReport report)
    {
        if (report.Stage != stage || report.Step != step || Stopped)
            return;
        Stopped = true;
        stop();
    }

    public void EpochDone(EpochReport epoch)
    {
    }

    public void LearningRateFound(LearningRateFound found)
    {
    }
}
