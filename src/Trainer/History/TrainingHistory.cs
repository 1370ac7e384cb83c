using Runs;
using Ulmfit.Training.Progress;

namespace Trainer.History;

/// <summary>Records the history of a training, and forwards all reports.</summary>
internal sealed class TrainingHistory(ITrainingProgress next) : ITrainingProgress
{
    private readonly List<StageHistory> _stages = [];
    private readonly List<LossCurve> _curves = [];
    private int _steps;
    private bool _isNewStage = true;

    /// <summary>The stages with at least one step, including the current one.</summary>
    public IReadOnlyList<StageHistory> Stages => [.. _stages];

    /// <summary>The training loss over the steps of each stage.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> Curves => [.. _curves.Select(curve => curve.Points)];

    /// <summary>Restores the history of an earlier process.</summary>
    public void Restore(IReadOnlyList<StageHistory> stages, IReadOnlyList<IReadOnlyList<CurvePoint>> curves)
    {
        _stages.Clear();
        _stages.AddRange(stages);
        _curves.Clear();
        _curves.AddRange(curves.Select(points => new LossCurve(points)));
    }

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => next.RunPlanned(stages);

    public void StageStarted(StageStart stage)
    {
        (_isNewStage, _steps) = (stage.Done == 0, stage.Steps);
        next.StageStarted(stage);
    }

    public void StepDone(StepReport step)
    {
        var loss = Finite(step.Loss);
        if (_isNewStage)
        {
            _stages.Add(new(step.Stage, step.Step, loss, loss, null, []));
            _curves.Add(new LossCurve([]));
        }

        _curves[^1].Add(new(step.Step, step.LearningRate, loss), _steps);
        if (!_isNewStage)
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

    // JSON has no infinities and no NaN.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
