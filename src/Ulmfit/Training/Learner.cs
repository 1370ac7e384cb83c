using Faults;
using Kernels.Autograd;
using Kernels.Devices;
using Ulmfit.Model;
using Ulmfit.Training.Metrics;
using Ulmfit.Training.Objectives;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>Trains a model: finds a learning rate, trains under the one-cycle policy, keeps the weights of the best epoch.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class Learner<TBatch> : IDisposable
{
    private const string WeightsKey = "weights.", RunningKey = "running.", OptimizerKey = "optimizer.", BestKey = "best.";

    private readonly ITextModel _model;
    private readonly IObjective<TBatch> _objective;
    private readonly BatchSource<TBatch> _train;
    private readonly BatchSource<TBatch> _valid;
    private readonly LearnerOptions _options;
    private readonly ITrainingProgress _progress;
    private readonly Adam _optimizer;

    /// <summary>Creates a learner; all parameter groups are trainable.</summary>
    /// <param name="valid">May be empty: then the model keeps the weights of the last epoch unless the training loss is monitored.</param>
    /// <exception cref="FaultException">There is no training batch, or the monitored metric is unknown.</exception>
    public Learner(ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train, BatchSource<TBatch> valid,
        LearnerOptions options, ITrainingProgress progress)
    {
        if (train.Count == 0)
            throw new FaultException(FaultKind.Data, "There is no training batch. Add rows, or choose a smaller batch size.");
        _ = new Monitoring(options.Monitor, options.Metrics);
        _model = model;
        _objective = objective;
        _train = train;
        _valid = valid;
        _options = options;
        _progress = progress;
        _optimizer = new Adam(model.Groups, options.WeightDecay, options.Kernels);
        Unfreeze();
    }

    /// <summary>Makes only the last parameter group trainable: a language model's embedding and decoder, or a classifier's head.</summary>
    internal void Freeze() => FreezeTo(trained: 1);

    /// <summary>Makes all parameter groups trainable.</summary>
    internal void Unfreeze() => FreezeTo(trained: _model.Groups.Count);

    /// <summary>Makes only the last <paramref name="trained"/> parameter groups trainable, and clears the state of the optimizer.</summary>
    /// <remarks>
    /// fastai's <c>freeze_to(-trained)</c>. fastai keeps batch normalisation trainable in frozen groups; here only the last group has any.
    /// </remarks>
    internal void FreezeTo(int trained)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trained);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trained, _model.Groups.Count);
        foreach (var (index, group) in _model.Groups.Index())
        {
            foreach (var parameter in group.Parameters)
                parameter.Value.requires_grad_(index >= _model.Groups.Count - trained);
        }

        _optimizer.ClearState();
    }

    /// <summary>Trains with rising learning rates, suggests one, and restores the model.</summary>
    /// <remarks>
    /// Smith, "Cyclical learning rates for training neural networks", 2015. An interrupted search stores no state; the next process
    /// repeats it.
    /// </remarks>
    internal LearningRateFound FindLearningRate(string stage)
    {
        if (_options.Checkpoints.FindOutcome(stage)?.Found is { } known)
        {
            Restore(stage);
            return known;
        }

        using var before = new WeightSnapshot(_model);
        using var optimizer = new Adam(_model.Groups, _options.WeightDecay, _options.Kernels);
        _progress.StageStarted(new(stage, 0, LearningRateSweep.Steps));
        var sweep = new LearningRateSweep();
        while (!sweep.IsDone)
        {
            _model.Reset();
            foreach (var batch in _train.Epoch())
            {
                Array.Fill(optimizer.LearningRates, sweep.NextRate);
                using var loss = TrainStep(batch, optimizer);
                sweep.Add(loss.item<float>()); // read in every step: an extra step would change the random state of the next stage
                var curve = sweep.Curve;
                _progress.StepDone(new(stage, curve.Losses.Count, LearningRateSweep.Steps, curve.Losses[^1], curve.Rates[^1])
                {
                    Tokens = _objective.Tokens(batch),
                });
                if (sweep.IsDone)
                    break;
            }
        }

        before.Restore();
        _model.Reset();
        var suggestion = sweep.Curve.Suggestion;
        var found = new LearningRateFound(stage, suggestion ?? LearningRates.Default, suggestion is not null, sweep.Curve);
        _progress.LearningRateFound(found);
        _options.Checkpoints.Finish(new(stage, found, null), () => State(stage));
        return found;
    }

    /// <summary>
    /// Trains under the one-cycle policy for <paramref name="epochs"/> epochs, or fewer if the patience is exhausted, then restores the
    /// weights of the best epoch.
    /// </summary>
    /// <exception cref="FaultException">The loss is infinite or not a number.</exception>
    internal FitReport FitOneCycle(string stage, int epochs, LearningRates highest)
    {
        if (_options.Checkpoints.FindOutcome(stage)?.Fit is { } known)
        {
            Restore(stage);
            return known;
        }

        var rates = highest.ForGroups(_model.Groups.Count);
        using var fit = new OneCycleFit(stage, epochs, _train.Count, _model, _options);
        Restore(stage, fit);
        _progress.StageStarted(new(stage, epochs, fit.Steps, fit.StepsDone));
        while (!fit.IsDone)
            RunEpoch(fit, rates);

        var report = fit.End();
        _model.Reset();
        _options.Checkpoints.Finish(new(stage, null, report), () => State(stage));
        return report;
    }

    /// <summary>Computes the validation loss, without regularisation and averaged over rows, and the other metrics.</summary>
    internal (double Loss, IReadOnlyDictionary<string, double> Metrics) Validate()
    {
        using var untracked = no_grad();
        double sum = 0;
        long rows = 0;
        _options.Metrics?.Reset();
        _model.Reset();
        foreach (var batch in _valid.Epoch())
        {
            using var scope = NewDisposeScope();
            var (inputs, targets) = ToTensors(batch);
            var output = _model.Forward(inputs, training: false);
            sum += _objective.Loss(output, targets).item<float>() * (double)_objective.Rows(batch);
            rows += _objective.Rows(batch);
            _options.Metrics?.Add(output, targets);
        }

        _model.Reset();
        return (sum / rows, rows == 0 || _options.Metrics is null ? new Dictionary<string, double>() : _options.Metrics.Values());
    }

    public void Dispose() => _optimizer.Dispose();

    private void RunEpoch(OneCycleFit fit, double[] rates)
    {
        var drawn = Drawn();
        try
        {
            TrainEpoch(fit, rates, State);
            _options.BeforeValidation();
            var (validLoss, metrics) = Validate();
            _progress.EpochDone(fit.EndEpoch(validLoss, metrics));
        }
        catch (OperationCanceledException)
        {
            ReportSteps(fit);
            _options.Checkpoints.Keep(State);
            throw;
        }

        drawn = Drawn();
        if (!fit.IsDone)
            _options.Checkpoints.Keep(State);

        LearnerState State() => this.State(fit.Stage, drawn, fit);
    }

    private void TrainEpoch(OneCycleFit fit, double[] rates, Func<LearnerState> state)
    {
        if (fit.Step == 0) // a resumed epoch continues with the restored hidden state
            _model.Reset();
        foreach (var batch in _train.Epoch().Skip(fit.Step))
        {
            SetHyperparameters(rates, fit.Position);
            fit.EndStep(TrainStep(batch, _optimizer), _optimizer.LearningRates[^1], _objective.Tokens(batch));
            if (fit.IsReportDue)
                ReportSteps(fit);
            if (!_options.Checkpoints.IsDue)
                continue;
            ReportSteps(fit);
            _options.Checkpoints.Keep(state);
        }

        ReportSteps(fit);
    }

    private void ReportSteps(OneCycleFit fit)
    {
        foreach (var step in fit.Report())
        {
            if (!float.IsFinite(step.Loss))
                throw Diverged(fit, step);
            _progress.StepDone(new(fit.Stage, step.Step, fit.Steps, step.Smoothed, step.LearningRate) { Tokens = step.Tokens });
        }
    }

    private int[] Drawn() => [.. _train.Orders?.Drawn ?? []];

    private LearnerState State(string stage) => State(stage, Drawn(), null);

    private LearnerState State(string stage, int[] drawn, OneCycleFit? fit) => new(
        stage,
        fit?.State,
        drawn,
        new OrderedDictionary<string, Tensor>(
        [
            .. ModelState.Under(WeightsKey, _model.StateDict()),
            .. ModelState.Under(RunningKey, _model.RunningState()),
            .. ModelState.Under(OptimizerKey, _optimizer.State()),
            .. ModelState.Under(BestKey, fit?.BestWeights ?? new Dictionary<string, Tensor>()),
        ]));

    /// <summary>Restores the state that an earlier process stored in the stage or at its end, if there is one.</summary>
    private void Restore(string stage, OneCycleFit? fit = null)
    {
        using var scope = NewDisposeScope();
        if (_options.Checkpoints.FindState(stage) is not { } state)
            return;
        _model.Load(ModelState.Within(WeightsKey, state.Tensors));
        _model.LoadRunningState(ModelState.Within(RunningKey, state.Tensors));
        _optimizer.Load(ModelState.Within(OptimizerKey, state.Tensors));
        _train.Orders?.Replay(state.Drawn);
        if (state.Fit is { } position)
            fit?.Restore(position, ModelState.Within(BestKey, state.Tensors));
    }

    private void SetHyperparameters(double[] highest, double position)
    {
        for (var group = 0; group < highest.Length; group++)
            _optimizer.LearningRates[group] = OneCycleSchedule.LearningRate(highest[group], position);
        _optimizer.Momentum = OneCycleSchedule.Momentum(position);
    }

    /// <remarks>Reads nothing from the device, so that the CPU prepares the next step while a GPU computes this one.</remarks>
    /// <returns>The regularised loss before the step, for the caller to dispose. // ()</returns>
    private Tensor TrainStep(TBatch batch, Adam optimizer)
    {
        using var scope = NewDisposeScope();
        var (inputs, targets) = ToTensors(batch);                           // (B, T); (B, T) or (B, C)
        var output = _model.Forward(inputs, training: true);                // (B, T, V) or (B, C)
        var loss = _options.Regularization.Add(_objective.Loss(output, targets), output);
        Backpropagation.Run(loss);
        if (_options.Clip > 0)
            GradientClipping.Clip(_model.Groups, _options.Clip);
        optimizer.Step();
        return loss.detach().DetachFromDisposeScope();
    }

    /// <remarks>The ids stay on the CPU, where the model reads the lengths of the documents without waiting for the device.</remarks>
    private (Tensor Inputs, Tensor Targets) ToTensors(TBatch batch)
    {
        var (inputs, targets) = _objective.ToTensors(batch, CPU);
        return (inputs, targets.SentTo(_model.Device));
    }

    private static FaultException Diverged(OneCycleFit fit, StepLoss step) => new(FaultKind.Settings,
        $"{fit.Stage}: the loss is {(float.IsNaN(step.Loss) ? "not a number" : "infinite")} in epoch {fit.Epoch + 1}, "
        + $"step {step.Step} of {fit.Steps}. "
        + $"The learning rate there was {step.LearningRate:g3}. If it is high, the training diverged: lower it. "
        + "Otherwise, the initial weights contain values that are not numbers. If only single steps are too large, use --clip=1.");
}
