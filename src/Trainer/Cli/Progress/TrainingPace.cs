using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>Measures the speed of training and estimates the remaining time.</summary>
/// <remarks>
/// Steps may be reported late and several at once, so only the time between the first and the last report is used. The time between the
/// last step of an epoch and its end is the time of its validation.
/// </remarks>
internal sealed class TrainingPace(TimeProvider clock)
{
    private readonly Dictionary<string, TimeSpan> _timeOfToken = [];
    private IReadOnlyList<StagePlan> _plan = [];
    private StageStart _stage = new("", 0, 0);
    private int _index = -1; // index of the stage in the plan
    private int _epochs;     // finished in the stage
    private TimeSpan _validation;
    private Tally _inStage, _inEpoch;
    private long _lastEvent, _epochStart;

    /// <summary>The number of finished steps in the stage.</summary>
    public int Step { get; private set; }

    /// <summary>The number of steps in the stage.</summary>
    public int Steps => _stage.Steps;

    /// <summary>The number of the current epoch, counted from 1; 0 in a stage without epochs.</summary>
    public int Epoch => Math.Min(_epochs + 1, _stage.Epochs);

    /// <summary>The number of epochs in the stage.</summary>
    public int Epochs => _stage.Epochs;

    /// <summary>The name of the stage.</summary>
    public string Stage => _stage.Stage;

    /// <summary>The position of the stage among all stages, counted from 1; null if it is unknown.</summary>
    public (int Number, int Of)? Place => _index < 0 ? null : (_index + 1, _plan.Count);

    /// <summary>The finished share of the epoch, 0 to 1.</summary>
    public double ShareOfEpoch => Epochs == 0 ? 0 : Math.Clamp((Step - (_epochs * StepsOfEpoch)) / (double)StepsOfEpoch, 0, 1);

    /// <summary>The finished share of the stage, 0 to 1.</summary>
    public double ShareOfStage => Steps == 0 ? 0 : Step / (double)Steps;

    /// <summary>The finished share of the run in steps, 0 to 1; null if its stages are unknown.</summary>
    public double? ShareOfRun =>
        _index < 0 ? null : (_plan.Take(_index).Sum(stage => stage.Steps) + Step) / (double)_plan.Sum(stage => stage.Steps);

    /// <summary>Whether all steps of the epoch are finished and its end is not reported yet.</summary>
    public bool IsValidating => Epochs > 0 && _epochs < Epochs && Step == (_epochs + 1) * StepsOfEpoch;

    /// <summary>The mean duration of a step in this stage, without validation; null before the first step.</summary>
    public TimeSpan? TimeOfStep => _inStage.Steps == 0 ? null : _inStage.Time / _inStage.Steps;

    /// <summary>
    /// The training speed in the current epoch, or in the last one at the start of an epoch; null if tokens are not counted.
    /// </summary>
    public double? TokensPerSecond { get; private set; }

    /// <summary>The duration of the last epoch in this process, including validation.</summary>
    public TimeSpan TimeOfEpoch { get; private set; }

    /// <summary>The remaining time of the epoch; null before the first step.</summary>
    public TimeSpan? LeftOfEpoch => Epochs == 0 ? null : Left(((_epochs + 1) * StepsOfEpoch) - Step, 1);

    /// <summary>The remaining time of the stage; null before the first step.</summary>
    public TimeSpan? LeftOfStage => Left(Steps - Step, Epochs - _epochs);

    /// <summary>
    /// The remaining time of the run; null before the first step or if its stages are unknown. A stage of a kind that is not measured yet
    /// is estimated with the time per token of the current stage; <see cref="IsGuess"/> tells whether there is one.
    /// </summary>
    public TimeSpan? LeftOfRun =>
        _index < 0 || TimeOfToken is not { } here || LeftOfStage is not { } left
            ? null
            : Later.Aggregate(left, (sum, stage) =>
                sum + (_timeOfToken.GetValueOrDefault(stage.Kind, here) * stage.Tokens) + (_validation * stage.Epochs));

    /// <summary>Whether <see cref="LeftOfRun"/> includes stages of kinds that are not measured yet.</summary>
    public bool IsGuess => Later.Any(stage => !_timeOfToken.ContainsKey(stage.Kind));

    private int StepsOfEpoch => Math.Max(1, _stage.Steps / Math.Max(1, _stage.Epochs));

    private TimeSpan? TimeOfToken => _inStage.Tokens == 0 ? null : _inStage.Time / _inStage.Tokens;

    private IEnumerable<StagePlan> Later => _plan.Skip(_index + 1);

    /// <summary>Handles <see cref="ITrainingProgress.RunPlanned"/>.</summary>
    public void RunPlanned(IReadOnlyList<StagePlan> stages) => _plan = stages;

    /// <summary>Handles <see cref="ITrainingProgress.StageStarted"/>.</summary>
    public void StageStarted(StageStart stage)
    {
        (_stage, Step, TokensPerSecond) = (stage, stage.Done, null);
        _index = _plan.Select(planned => planned.Stage).ToList().IndexOf(stage.Stage);
        _epochs = stage.Epochs == 0 ? 0 : stage.Done / StepsOfEpoch;
        (_inStage, _inEpoch) = (default, default);
        _epochStart = _lastEvent = clock.GetTimestamp();
    }

    /// <summary>Handles <see cref="ITrainingProgress.StepDone"/>.</summary>
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

    /// <summary>Handles <see cref="ITrainingProgress.EpochDone"/>.</summary>
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

    /// <param name="validations">The number of remaining validations, including the current one.</param>
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
