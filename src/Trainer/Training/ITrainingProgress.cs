namespace Trainer.Training;

/// <summary>Hears how training goes. Called on the training thread; a slow listener slows training.</summary>
public interface ITrainingProgress
{
    void StageStarted(StageStart stage);

    void StepDone(StepReport step);

    void EpochDone(EpochReport epoch);

    void LearningRateFound(LearningRateFound found);
}
