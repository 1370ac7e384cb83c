using Ulmfit.Training.Progress;

namespace Trainer.Cli.Progress;

/// <summary>
/// Shows progress on a terminal: a permanent line for each stage and epoch, and below them progress bars of the epoch, the stage and the
/// run with current figures.
/// </summary>
internal sealed class ScreenProgress : ITrainingProgress, IAsyncDisposable
{
    private static readonly TimeSpan DrawInterval = TimeSpan.FromSeconds(0.2), CountdownInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly PlainProgress _lines;
    private readonly ProgressPanel _panel;
    private readonly Action _draw;
    private readonly TimeProvider _clock;
    private readonly Func<MemoryUse> _memory;
    private readonly ITimer _countdown;
    private MemoryUse _used = new(0);
    private StepReport? _step;
    private EpochReport? _epoch, _best;
    private long _lastDrawn;

    /// <summary>Starts the display.</summary>
    /// <param name="lines">Writes the permanent lines.</param>
    /// <param name="panel">The panel below the lines.</param>
    /// <param name="draw">Redraws the panel.</param>
    /// <param name="memory">Measures memory use; called on the training thread.</param>
    public ScreenProgress(PlainProgress lines, ProgressPanel panel, Action draw, TimeProvider clock, Func<MemoryUse> memory)
    {
        (_lines, _panel, _draw, _clock, _memory) = (lines, panel, draw, clock, memory);
        _countdown = clock.CreateTimer(_ => Draw(), null, CountdownInterval, CountdownInterval);
    }

    private TrainingPace Pace => _lines.Pace;

    public void RunPlanned(IReadOnlyList<StagePlan> stages) => Tell(() => _lines.RunPlanned(stages));

    public void StageStarted(StageStart stage) => Tell(() =>
    {
        (_step, _epoch, _best) = (null, null, null);
        _lines.StageStarted(stage);
    });

    public void StepDone(StepReport step) => Tell(
        () =>
        {
            _step = step;
            _lines.StepDone(step);
        },
        isUrgent: false);

    public void EpochDone(EpochReport epoch) => Tell(() =>
    {
        _epoch = epoch;
        _best = epoch.IsBest ? epoch : _best;
        _lines.EpochDone(epoch);
    });

    public void LearningRateFound(LearningRateFound found) => Tell(() => _lines.LearningRateFound(found));

    public ValueTask DisposeAsync() => _countdown.DisposeAsync();

    /// <param name="isUrgent">Whether to redraw even if the last redraw was a moment ago.</param>
    private void Tell(Action hear, bool isUrgent = true)
    {
        lock (_lock)
        {
            hear();
            if (!isUrgent && !Pace.IsValidating && _clock.GetElapsedTime(_lastDrawn) < DrawInterval)
                return;
            _used = _memory();
            Draw();
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (Pace.Steps == 0)
                return;
            _panel.View = new(Pace.Stage, Pace.Place is var (number, of) ? $"stage {number} of {of}" : "", [.. Bars()], [.. FiguresNow()]);
            _draw();
            _lastDrawn = _clock.GetTimestamp();
        }
    }

    private IEnumerable<ProgressBarView> Bars()
    {
        if (Pace.Epochs > 0)
            yield return new($"epoch {Pace.Epoch}/{Pace.Epochs}", Pace.ShareOfEpoch, Left(Pace.LeftOfEpoch));
        yield return new("stage", Pace.ShareOfStage, Left(Pace.LeftOfStage));
        if (Pace.ShareOfRun is { } share)
            yield return new("run", share, Figures.LeftOfRun(Pace) ?? "");
    }

    private IEnumerable<string> FiguresNow()
    {
        if (Pace.IsValidating)
            yield return "validating";
        if (_step is { } step)
            yield return $"loss {Figures.Loss(step.Loss)}";
        if (_epoch is { } epoch && !double.IsNaN(epoch.ValidLoss))
            yield return $"validation {Figures.Loss(epoch.ValidLoss)}{(_best is { } best ? $" (best: epoch {best.Epoch})" : "")}";
        if (_step is { } at)
            yield return $"learning rate {Figures.Rate(at.LearningRate)}";
        if (Pace.TokensPerSecond is { } speed)
            yield return Figures.Speed(speed);
        foreach (var memory in _used.Describe())
            yield return memory;
    }

    private static string Left(TimeSpan? left) => left is { } time ? Figures.Duration(time) : "";
}
