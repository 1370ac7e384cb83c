using Ulmfit.Training.Metrics;
using Ulmfit.Training.Progress;

namespace Trainer.TensorBoard;

/// <summary>Writes the losses, learning rates and metrics of every stage as TensorBoard scalars, and forwards all reports.</summary>
/// <remarks>
/// Steps are counted over all stages, so that the curves of a run follow one another. A tag has the form <c>STAGE/FIGURE</c>.
/// </remarks>
internal sealed class ScalarLog(EventFolder folder, TimeProvider clock, ITrainingProgress next) : ITrainingProgress
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(30);

    private long _stepsBefore; // steps of the earlier stages
    private int _step;         // step of this stage
    private long _lastFlush = clock.GetTimestamp();

    /// <summary>Resumes after an earlier process, and discards what that process wrote about later steps.</summary>
    /// <param name="steps">The number of steps of the run so far.</param>
    public void GoOnAfter(int steps)
    {
        _stepsBefore = steps;
        folder.Current.AddRestart(clock.GetUtcNow(), steps + 1);
    }

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => next.RunPlanned(stages);

    public void StageStarted(StageStart stage)
    {
        (_stepsBefore, _step) = (_stepsBefore + _step - stage.Done, stage.Done);
        next.StageStarted(stage);
    }

    public void StepDone(StepReport step)
    {
        _step = step.Step;
        Add(step.Stage, "loss", step.Loss);
        Add(step.Stage, "learning_rate", step.LearningRate);
        if (clock.GetElapsedTime(_lastFlush) >= FlushInterval)
            Flush();
        next.StepDone(step);
    }

    public void EpochDone(EpochReport epoch)
    {
        Add(epoch.Stage, Monitoring.TrainLoss, epoch.TrainLoss);
        Add(epoch.Stage, Monitoring.ValidLoss, epoch.ValidLoss);
        foreach (var (name, value) in epoch.Metrics)
            Add(epoch.Stage, name, value);
        Flush();
        next.EpochDone(epoch);
    }

    public void LearningRateFound(LearningRateFound found)
    {
        Add(found.Stage, "suggested_learning_rate", found.Rate);
        Flush();
        next.LearningRateFound(found);
    }

    private void Flush()
    {
        folder.Flush();
        _lastFlush = clock.GetTimestamp();
    }

    private void Add(string stage, string figure, double value)
    {
        if (!double.IsNaN(value)) // TensorBoard draws NaN as a triangle
            folder.Current.AddScalar(clock.GetUtcNow(), _stepsBefore + _step, $"{stage}/{figure}", value);
    }
}
