using Ulmfit.Model;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>A stage of epochs under the one-cycle policy: how far it is, and the best weights so far.</summary>
/// <param name="stepsOfEpoch">Steps in an epoch.</param>
internal sealed class OneCycleFit(string stage, int epochs, int stepsOfEpoch, ITextModel model, LearnerOptions options) : IDisposable
{
    private readonly WeightSnapshot _best = new(model);
    private readonly List<EpochReport> _reports = [];
    private readonly List<(Tensor Loss, int Step, double LearningRate, int Tokens)> _unreported = [];
    private SmoothedLoss _smoothed = new();
    private Monitoring _monitoring = new(options.Monitor, options.Metrics);

    public string Stage => stage;

    /// <summary>Steps in the whole stage.</summary>
    public int Steps => epochs * stepsOfEpoch;

    /// <summary>Epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Steps done of the epoch after them.</summary>
    public int Step { get; private set; }

    /// <summary>Steps done of the whole stage.</summary>
    public int StepsDone => (Epoch * stepsOfEpoch) + Step;

    /// <summary>How much of the stage is done, 0 to 1.</summary>
    public double Position { get; private set; }

    /// <summary>Whether every epoch is done, or the patience is at its end.</summary>
    public bool IsDone => Epoch == epochs || _reports is [.., { StopsEarly: true }];

    /// <summary>Whether so many steps are not reported as the options allow.</summary>
    public bool IsReportDue => _unreported.Count >= options.ReportSteps;

    /// <summary>Where it stands, all steps reported.</summary>
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

    /// <summary>Counts a step.</summary>
    /// <param name="loss">Before the step; no longer the caller's. // ()</param>
    /// <param name="learningRate">Of the last parameter group.</param>
    /// <param name="tokens">What the step has read.</param>
    public void EndStep(Tensor loss, double learningRate, int tokens)
    {
        Step++;
        Position += 1.0 / Steps;
        _unreported.Add((loss, StepsDone, learningRate, tokens));
    }

    /// <summary>Fetches the losses of the steps not reported yet, which waits for the device, and smooths them.</summary>
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

    /// <summary>Counts an epoch, its steps all reported, and keeps the model's weights if they are the best so far.</summary>
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

    /// <summary>Gives the model the weights of its best epoch.</summary>
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

    /// <remarks>fastai's <c>EarlyStoppingCallback</c>. Where the monitored metric was never a number, no epoch is worse than another.</remarks>
    private bool IsPatienceOver(EpochReport last) =>
        options.Patience > 0
        && !double.IsNaN(_monitoring.Best)
        && _reports.Append(last).Reverse().TakeWhile(report => !report.IsBest).Count() >= options.Patience;
}
