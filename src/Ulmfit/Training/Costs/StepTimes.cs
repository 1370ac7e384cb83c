using Ulmfit.Training.Progress;

namespace Ulmfit.Training.Costs;

/// <summary>Measures the duration of the training steps of one kind of model, without validation.</summary>
public sealed class StepTimes(TimeProvider clock)
{
    private TimeSpan _sum;
    private int _count;

    /// <summary>
    /// The mean duration of a step in seconds, including the steps of the learning rate finder; null before the first step.
    /// </summary>
    public double? Mean => _count == 0 ? null : _sum.TotalSeconds / _count;

    /// <summary>Wraps a progress listener: measures the reported steps and forwards all reports.</summary>
    public ITrainingProgress Measure(ITrainingProgress next) => new Measuring(this, next, clock);

    private void Add(TimeSpan step)
    {
        _sum += step;
        _count++;
    }

    private sealed class Measuring(StepTimes times, ITrainingProgress next, TimeProvider clock) : ITrainingProgress
    {
        private long _start;

        public void RunPlanned(IReadOnlyList<StagePlan> stages) => next.RunPlanned(stages);

        public void StageStarted(StageStart stage)
        {
            next.StageStarted(stage);
            Start();
        }

        public void StepDone(StepReport step)
        {
            times.Add(clock.GetElapsedTime(_start));
            next.StepDone(step);
            Start();
        }

        public void EpochDone(EpochReport epoch)
        {
            next.EpochDone(epoch);
            Start();
        }

        public void LearningRateFound(LearningRateFound found) => next.LearningRateFound(found);

        private void Start() => _start = clock.GetTimestamp();
    }
}
