using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>How fast training goes, and how long what is left will take at that pace.</summary>
/// <remarks>
/// Steps may be told of late and several at once: what counts is the time between the first and the last, which is right whenever. The time
/// between the last step of an epoch and its end is that of its validation.
/// </remarks>
internal sealed class TrainingPace(TimeProvider clock)
{
    private readonly Dictionary<string, TimeSpan> _timeOfToken = [];
    private IReadOnlyList<StagePlan> _plan = [];
    private StageStart _stage = new("", 0, 0);
    private int _index = -1; // of the stage in the plan
    private int _epochs;     // done in the stage
    private TimeSpan _validation;
    private Tally _inStage, _inEpoch;
    private long _lastEvent, _epochStart;

    /// <summary>Steps done in the stage.</summary>
    public int Step { get; private set; }

    /// <summary>Steps in the stage.</summary>
    public int Steps => _stage.Steps;

    /// <summary>The epoch that is running, counted from 1; 0 in a stage without epochs.</summary>
    public int Epoch => Math.Min(_epochs + 1, _stage.Epochs);

    public int Epochs => _stage.Epochs;

    public string Stage => _stage.Stage;

    /// <summary>The place of the stage among all, counted from 1; null where it is not known.</summary>
    public (int Number, int Of)? Place => _index < 0 ? null : (_index + 1, _plan.Count);

    /// <summary>How much of the epoch is done, 0 to 1.</summary>
    public double ShareOfEpoch => Epochs == 0 ? 0 : Math.Clamp((Step - (_epochs * StepsOfEpoch)) / (double)StepsOfEpoch, 0, 1);

    /// <summary>How much of the stage is done, 0 to 1.</summary>
    public double ShareOfStage => Steps == 0 ? 0 : Step / (double)Steps;

    /// <summary>How much of the whole run is done, in steps, 0 to 1; null where its stages are not known.</summary>
    public double? ShareOfRun =>
        _index < 0 ? null : (_plan.Take(_index).Sum(stage => stage.Steps) + Step) / (double)_plan.Sum(stage => stage.Steps);

    /// <summary>Whether all steps of the epoch are done and its end has not been told of.</summary>
    public bool IsValidating => Epochs > 0 && _epochs < Epochs && Step == (_epochs + 1) * StepsOfEpoch;

    /// <summary>Of this stage's steps, validation left out; null before the first.</summary>
    public TimeSpan? TimeOfStep => _inStage.Steps == 0 ? null : _inStage.Time / _inStage.Steps;

    /// <summary>Of the epoch that is running, or the last one where it has just begun; null where nobody counts tokens.</summary>
    public double? TokensPerSecond { get; private set; }

    /// <summary>How long the last epoch took with its validation, as far as this process ran it.</summary>
    public TimeSpan TimeOfEpoch { get; private set; }

    /// <summary>What the epoch still takes; null before there is a pace.</summary>
    public TimeSpan? LeftOfEpoch => Epochs == 0 ? null : Left(((_epochs + 1) * StepsOfEpoch) - Step, 1);

    /// <summary>What the stage still takes; null before there is a pace.</summary>
    public TimeSpan? LeftOfStage => Left(Steps - Step, Epochs - _epochs);

    /// <summary>
    /// What the whole run still takes; null before there is a pace, or where its stages are not known. A stage of a kind that was not
    /// measured yet is taken to need for a token what this one needs, which <see cref="IsGuess"/> says.
    /// </summary>
    public TimeSpan? LeftOfRun =>
        _index < 0 || TimeOfToken is not { } here || LeftOfStage is not { } left
            ? null
            : Later.Aggregate(left, (sum, stage) =>
                sum + (_timeOfToken.GetValueOrDefault(stage.Kind, here) * stage.Tokens) + (_validation * stage.Epochs));

    /// <summary>Whether <see cref="LeftOfRun"/> rests on stages of kinds that were not measured yet.</summary>
    public bool IsGuess => Later.Any(stage => !_timeOfToken.ContainsKey(stage.Kind));

    private int StepsOfEpoch => Math.Max(1, _stage.Steps / Math.Max(1, _stage.Epochs));

    private TimeSpan? TimeOfToken => _inStage.Tokens == 0 ? null : _inStage.Time / _inStage.Tokens;

    private IEnumerable<StagePlan> Later => _plan.Skip(_index + 1);

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => _plan = stages;

    public void StageStarted(StageStart stage)
    {
        (_stage, Step, TokensPerSecond) = (stage, stage.Done, null);
        _index = _plan.Select(planned => planned.Stage).ToList().IndexOf(stage.Stage);
        _epochs = stage.Epochs == 0 ? 0 : stage.Done / StepsOfEpoch;
        (_inStage, _inEpoch) = (default, default);
        _epochStart = _lastEvent = clock.GetTimestamp();
    }

    public void StepDone(StepReport step)
    {
        var lap = Lap();
        Step = step.Step;
        (_inStage, _inEpoch) = (_inStage.Add(lap, step.Tokens), _inEpoch.Add(lap, step.Tokens));
        if (_inEpoch is { Tokens: > 0, Time.Ticks: > 0 })
            TokensPerSecond = _inEpoch.Tokens / _inEpoch.Time.TotalSeconds;
        if (_index >= 0 && TimeOfToken is { } time)
            _timeOfToken[_plan[_index].Kind] = time;
    }

    public void EpochDone(EpochReport epoch)
    {
        _validation = Lap();
        TimeOfEpoch = clock.GetElapsedTime(_epochStart);
        (_epochs, _inEpoch, _epochStart) = (epoch.Epoch, default, _lastEvent);
    }

    private TimeSpan Lap()
    {
        var lap = clock.GetElapsedTime(_lastEvent);
        _lastEvent = clock.GetTimestamp();
        return lap;
    }

    /// <param name="validations">How many there still are, the one that is running too.</param>
    private TimeSpan? Left(int steps, int validations)
    {
        if (TimeOfStep is not { } time)
            return null;
        var left = (time * steps) + (_validation * validations) - clock.GetElapsedTime(_lastEvent);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private readonly record struct Tally(TimeSpan Time, int Steps, long Tokens)
    {
        public Tally Add(TimeSpan time, int tokens) => new(Time + time, Steps + 1, Tokens + tokens);
    }
}
