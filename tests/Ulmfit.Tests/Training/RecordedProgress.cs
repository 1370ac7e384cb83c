using Ulmfit.Training.Progress;

namespace Ulmfit.Tests.Training;

/// <summary>Records progress reports, and lets a test inspect the model after each step.</summary>
internal sealed class RecordedProgress(Action<StepReport>? afterStep = null) : ITrainingProgress
{
    public List<StageStart> Stages { get; } = [];

    public List<StepReport> Steps { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public List<LearningRateFound> Rates { get; } = [];

    /// <summary>The planned stages of the run.</summary>
    public IReadOnlyList<StagePlan> Plan { get; private set; } = [];

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => Plan = stages;

    public void StageStarted(StageStart stage) => Stages.Add(stage);

    public void StepDone(StepReport step)
    {
        Steps.Add(step);
        afterStep?.Invoke(step);
    }

    public void EpochDone(EpochReport epoch) => Epochs.Add(epoch);

    public void LearningRateFound(LearningRateFound found) => Rates.Add(found);
}
