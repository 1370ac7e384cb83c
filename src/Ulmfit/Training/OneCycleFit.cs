using Ulmfit.Model;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>The progress of a stage of epochs under the one-cycle policy, and the best weights so far.</summary>
/// <param name="stepsOfEpoch">The number of steps in an epoch.</param>
internal sealed class OneCycleFit(string stage, int epochs, int stepsOfEpoch, ITextModel model, LearnerOptions options) : IDisposable
{
    private readonly WeightSnapshot _best = new(model);
    private readonly List<EpochReport> _reports = [];
    private readonly List<(Tensor Loss, int Step, double LearningRate, int Tokens)> _unreported = [];
    private SmoothedLoss _smoothed = new();
    private Monitoring _monitoring = new(options.Monitor, options.Metrics);

    public string Stage => stage;

    /// <summary>The number of steps in the stage.</summary>
    public int Steps => epochs * stepsOfEpoch;

    /// <summary>The number of finished epochs.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of finished steps in the current epoch.</summary>
    public int Step { get; private set; }

    /// <summary>The number of finished steps in the stage.</summary>
    public int StepsDone => (Epoch * stepsOfEpoch) + Step;

    /// <summary>The finished share of the stage, 0 to 1.</summary>
    public double Position { get; private set; }

    /// <summary>Whether all epochs are finished or the patience is exhausted.</summary>
    public bool IsDone => Epoch == epochs || _reports is [.., { StopsEarly: true }];

    /// <summary>Whether the number of unreported steps has reached <see cref="LearnerOptions.ReportSteps"/>.</summary>
    public bool IsReportDue => _unreported.Count >= options.ReportSteps;

    /// <summary>The state of the stage; all steps must be reported.</summary>
    public FitState State => new(Epoch, Step, Position, _smoothed.Mean, _smoothed.Count, _monitoring.Best, [.. _reports]);

    public IReadOnlyDictionary<string, Tensor> BestWeights => _best.State();

    public void Restore(FitState state, IReadOnlyDictionary<string, Tensor> bestWeights)
    {
        (Epoch, Step, Position) = (state.Epoch, state.Step, state.Position);
        _smoothed = new SmoothedLoss(state.LossMean, state.LossCount);
        _monitoring = new Monitoring(options.Monitor, options.Metrics, state.Best);
        _reports.Clear();
        _reports.AddRange(state.Reports);
        _best.Load(bestWeights);
    }

    /// <summary>Adds a finished step.</summary>
    /// <param name="loss">The loss before the step; takes ownership. // ()</param>
    /// <param name="learningRate">The learning rate of the last parameter group.</param>
    /// <param name="tokens">The number of tokens that the step has read.</param>
    public void EndStep(Tensor loss, double learningRate, int tokens)
    {
        Step++;
        Position += 1.0 / Steps;
        _unreported.Add((loss, StepsDone, learningRate, tokens));
    }

    /// <summary>Reads and smooths the losses of the unreported steps; waits for the device.</summary>
    public IReadOnlyList<StepLoss> Report()
    {
        if (_unreported.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        var losses = stack(_unreported.Select(step => step.Loss)).cpu().data<float>().ToArray();
        StepLoss[] steps =
        [
            .. _unreported.Zip(losses, (step, loss) => new StepLoss(step.Step, step.LearningRate, step.Tokens, loss, _smoothed.Add(loss))),
        ];
        Forget();
        return steps;
    }

    /// <summary>Adds a finished epoch whose steps are all reported, and copies the model's weights if they are the best so far.</summary>
    public EpochReport EndEpoch(double validLoss, IReadOnlyDictionary<string, double> metrics)
    {
        var isBest = _monitoring.IsBest(_smoothed.Value, validLoss, metrics);
        if (isBest)
            _best.Update();
        Epoch++;
        (Step, Position) = (0, (double)Epoch / epochs);
        var report = new EpochReport(stage, Epoch, epochs, _smoothed.Value, validLoss, metrics, isBest);
        _reports.Add(report with { StopsEarly = Epoch < epochs && IsPatienceOver(report) });
        return _reports[^1];
    }

    /// <summary>Restores the weights of the best epoch.</summary>
    public FitReport End()
    {
        var best = _reports.FindLast(report => report.IsBest)?.Epoch;
        if (best is not null)
            _best.Restore();
        return new([.. _reports], best);
    }

    public void Dispose()
    {
        Forget();
        _best.Dispose();
    }

    private void Forget()
    {
        foreach (var step in _unreported)
            step.Loss.Dispose();
        _unreported.Clear();
    }

    /// <remarks>fastai's <c>EarlyStoppingCallback</c>. If the monitored metric was never a number, patience does not apply.</remarks>
    private bool IsPatienceOver(EpochReport last) =>
        options.Patience > 0
        && !double.IsNaN(_monitoring.Best)
        && _reports.Append(last).Reverse().TakeWhile(report => !report.IsBest).Count() >= options.Patience;
}
