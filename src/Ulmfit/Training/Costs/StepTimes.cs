using Ulmfit.Training.Progress;

namespace Ulmfit.Training.Costs;

/// <summary>How long the training steps of one kind of model took, validation left out.</summary>
public sealed class StepTimes(TimeProvider clock)
{
    private TimeSpan _sum;
    private int _count;

    /// <summary>Seconds, of the learning rate finder's steps too; null before the first.</summary>
    public double? Mean => _count == 0 ? null : _sum.TotalSeconds / _count;

    /// <summary>Measures the steps it hears of, and passes everything on.</summary>
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
