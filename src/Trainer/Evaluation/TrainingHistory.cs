using Trainer.Training;

namespace Trainer.Evaluation;

/// <summary>Remembers how training went, and passes everything on.</summary>
public sealed class TrainingHistory(ITrainingProgress next) : ITrainingProgress
{
    private readonly List<StageHistory> _stages = [];
    private readonly List<EpochHistory> _epochs = [];
    private StepReport? _first;
    private StepReport? _last;
    private double? _learningRate;

    public IReadOnlyList<StageHistory> Stages => _first is null ? _stages : [.. _stages, Current()];

    public void StageStarted(StageStart stage)
    {
        if (_first is not null)
            _stages.Add(Current());
        (_first, _last, _learningRate) = (null, null, null);
        _epochs.Clear();
        next.StageStarted(stage);
    }

    public void StepDone(StepReport step)
    {
        _first ??= step;
        _last = step;
        next.StepDone(step);
    }

    public void EpochDone(EpochReport epoch)
    {
        var metrics = epoch.Metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
        _epochs.Add(new(epoch.Epoch, epoch.TrainLoss, Finite(epoch.ValidLoss), metrics, epoch.IsBest));
        next.EpochDone(epoch);
    }

    public void LearningRateFound(LearningRateFound found)
    {
        _learningRate = found.Rate;
        next.LearningRateFound(found);
    }

    private StageHistory Current() => new(_first!.Stage, _last!.Step, Finite(_first.Loss), Finite(_last.Loss), _learningRate, [.. _epochs]);

    // JSON has no way to write the others.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
