namespace Ulmfit.Training.Progress;

/// <summary>Hears how training goes. Called on the training thread; a slow listener slows training.</summary>
public interface ITrainingProgress
{
    /// <summary>Tells, before the first stage, of all that the run is going to have; those that an earlier process finished are among them.</summary>
    void RunPlanned(IReadOnlyList<StagePlan> stages);

    void StageStarted(StageStart stage);

    void StepDone(StepReport step);

    void EpochDone(EpochReport epoch);

    void LearningRateFound(LearningRateFound found);
}
