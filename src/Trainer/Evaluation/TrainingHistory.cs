using Trainer.Training;

namespace Trainer.Evaluation;

/// <summary>Remembers how training went, and passes everything on.</summary>
public sealed class TrainingHistory(ITrainingProgress next) : ITrainingProgress
{
    private readonly List<StageHistory> _stages = [];
    private bool _isNewStage = true;

    /// <summary>The stages that have made a step, the one that is running too.</summary>
    public IReadOnlyList<StageHistory> Stages => [.. _stages];

    /// <summary>Goes on with what an earlier process remembered.</summary>
    public void Restore(IReadOnlyList<StageHistory> stages)
    {
        _stages.Clear();
        _stages.AddRange(stages);
    }

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => next.RunPlanned(stages);

    public void StageStarted(StageStart stage)
    {
        _isNewStage = stage.Done == 0;
        next.StageStarted(stage);
    }

    public void StepDone(StepReport step)
    {
        var loss = Finite(step.Loss);
        if (_isNewStage)
            _stages.Add(new(step.Stage, step.Step, loss, loss, null, []));
        else
            _stages[^1] = _stages[^1] with { Steps = step.Step, LastLoss = loss };
        _isNewStage = false;
        next.StepDone(step);
    }

    public void EpochDone(EpochReport epoch)
    {
        var metrics = epoch.Metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
        var done = new EpochHistory(epoch.Epoch, epoch.TrainLoss, Finite(epoch.ValidLoss), metrics, epoch.IsBest);
        _stages[^1] = _stages[^1] with { Epochs = [.. _stages[^1].Epochs, done] };
        next.EpochDone(epoch);
    }

    public void LearningRateFound(LearningRateFound found)
    {
        _stages[^1] = _stages[^1] with { LearningRate = found.Rate };
        next.LearningRateFound(found);
    }

    // JSON has no way to write the others.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
