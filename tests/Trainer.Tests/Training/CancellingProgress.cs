using Ulmfit.Training.Progress;

namespace Trainer.Tests.Training;

/// <summary>Cancels a run after its first step.</summary>
internal sealed class CancellingProgress(CancellationTokenSource source, int step) : ITrainingProgress
{
    public int Steps { get; private set; }

    public void RunPlanned(IReadOnlyList<StagePlan> stages)
    {
    }

    public void StageStarted(StageStart stage)
    {
    }

    public void StepDone(StepReport report)
    {
        if (++Steps == step)
            source.Cancel();
    }

    public void EpochDone(EpochReport epoch)
    {
    }

    public void LearningRateFound(LearningRateFound found)
    {
    }
}
