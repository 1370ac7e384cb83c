namespace Ulmfit.Training.Progress;

/// <summary>Receives progress reports. Called on the training thread, so a slow listener slows training down.</summary>
public interface ITrainingProgress
{
    /// <summary>Reports all stages of the run before the first one starts, including those that an earlier process finished.</summary>
    void RunPlanned(IReadOnlyList<StagePlan> stages);

    /// <summary>Reports the start of a stage.</summary>
    void StageStarted(StageStart stage);

    /// <summary>Reports a training step.</summary>
    void StepDone(StepReport step);

    /// <summary>Reports an epoch after its validation.</summary>
    void EpochDone(EpochReport epoch);

    /// <summary>Reports the result of the learning rate finder.</summary>
    void LearningRateFound(LearningRateFound found);
}
