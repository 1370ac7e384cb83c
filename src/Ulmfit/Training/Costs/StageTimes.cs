using Ulmfit.Training.Progress;

namespace Ulmfit.Training.Costs;

/// <summary>Measures the duration of each stage and the number of tokens in its training steps.</summary>
public sealed class StageTimes(TimeProvider clock)
{
    private readonly Dictionary<string, StageTime> _stages = [];
    private string? _stage; // null when an earlier process began the stage
    private long _start, _last, _tokens;
    private TimeSpan _steps;

    /// <summary>The duration of a stage.</summary>
    /// <returns>Null when an earlier process began the stage, because its whole duration is unknown here.</returns>
    public StageTime? Of(string stage) => _stages.GetValueOrDefault(stage);

    /// <summary>Wraps a progress listener: measures the reported stages and forwards all reports.</summary>
    public ITrainingProgress Measure(ITrainingProgress next) => new Measuring(this, next);

    private void Start(StageStart stage)
    {
        _stage = stage.Done == 0 ? stage.Stage : null;
        (_start, _last, _tokens, _steps) = (clock.GetTimestamp(), clock.GetTimestamp(), 0, TimeSpan.Zero);
    }

    private void EndStep(int tokens)
    {
        _tokens += tokens;
        _steps += clock.GetElapsedTime(_last);
    }

    private void Note()
    {
        _last = clock.GetTimestamp();
        if (_stage is not null)
            _stages[_stage] = new(clock.GetElapsedTime(_start, _last), _tokens, _steps);
    }

    private sealed class Measuring(StageTimes times, ITrainingProgress next) : ITrainingProgress
    {
        public void RunPlanned(IReadOnlyList<StagePlan> stages) => next.RunPlanned(stages);

        public void StageStarted(StageStart stage)
        {
            next.StageStarted(stage);
            times.Start(stage);
        }

        public void StepDone(StepReport step)
        {
            times.EndStep(step.Tokens);
            next.StepDone(step);
            times.Note();
        }

        public void EpochDone(EpochReport epoch)
        {
            next.EpochDone(epoch);
            times.Note();
        }

        public void LearningRateFound(LearningRateFound found)
        {
            next.LearningRateFound(found);
            times.Note();
        }
    }
}
