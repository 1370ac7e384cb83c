using Faults;
using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Training;

/// <summary>Trains a model: finds a learning rate, fits one cycle after another, keeps the weights of the best epoch.</summary>
/// <remarks>Not safe for use by several threads.</remarks>
public sealed class Learner<TBatch> : IDisposable
{
    private readonly ITextModel _model;
    private readonly IObjective<TBatch> _objective;
    private readonly BatchSource<TBatch> _train;
    private readonly BatchSource<TBatch> _valid;
    private readonly LearnerOptions _options;
    private readonly ITrainingProgress _progress;
    private readonly Adam _optimizer;

    /// <param name="valid">May be empty: then the last epoch's weights stay unless the training loss is monitored.</param>
    /// <exception cref="FaultException">There is no training batch, or the monitored metric is unknown.</exception>
    public Learner(ITextModel model, IObjective<TBatch> objective, BatchSource<TBatch> train, BatchSource<TBatch> valid,
        LearnerOptions options, ITrainingProgress progress)
    {
        if (train.Count == 0)
            throw new FaultException(FaultKind.Data, "There is not one training batch. Add rows, or choose a smaller batch size.");
        _ = new Monitoring(options);
        _model = model;
        _objective = objective;
        _train = train;
        _valid = valid;
        _options = options;
        _progress = progress;
        _optimizer = new Adam(model.Groups, options.WeightDecay);
        Unfreeze();
    }

    /// <summary>Trains only the last parameter group: a language model's embedding and decoder, a classifier's head.</summary>
    public void Freeze() => FreezeTo(trained: 1);

    /// <summary>Trains all parameter groups.</summary>
    public void Unfreeze() => FreezeTo(trained: _model.Groups.Count);

    /// <summary>Trains only the last so many parameter groups, and forgets what the optimizer knew of all of them.</summary>
    /// <remarks>
    /// fastai's <c>freeze_to(-trained)</c>. It leaves batch normalisation trainable in frozen groups; here only the last group has any.
    /// </remarks>
    public void FreezeTo(int trained)
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

    /// <summary>Tries rising learning rates on the training batches and suggests one. The model is left as it was.</summary>
    /// <remarks>Smith, "Cyclical learning rates for training neural networks", 2015.</remarks>
    public LearningRateFound FindLearningRate(string stage)
    {
        using var before = new WeightSnapshot(_model);
        using var optimizer = new Adam(_model.Groups, _options.WeightDecay);
        _progress.StageStarted(new(stage, 0, LearningRateSweep.Steps));
        var sweep = new LearningRateSweep();
        while (!sweep.IsDone)
        {
            _model.Reset();
            foreach (var batch in _train.Epoch())
            {
                Array.Fill(optimizer.LearningRates, sweep.NextRate);
                sweep.Add(TrainStep(batch, optimizer));
                var curve = sweep.Curve;
                _progress.StepDone(new(stage, curve.Losses.Count, LearningRateSweep.Steps, curve.Losses[^1], curve.Rates[^1]));
                if (sweep.IsDone)
                    break;
            }
        }

        before.Restore();
        _model.Reset();
        var suggestion = sweep.Curve.Suggestion;
        var found = new LearningRateFound(stage, suggestion ?? LearningRates.Default, suggestion is not null, sweep.Curve);
        _progress.LearningRateFound(found);
        return found;
    }

    /// <summary>
    /// Trains for <paramref name="epochs"/> epochs under the one-cycle policy, then gives the model the weights of the best of them.
    /// </summary>
    /// <exception cref="FaultException">The loss is no longer a number.</exception>
    public FitReport FitOneCycle(string stage, int epochs, LearningRates highest)
    {
        var rates = highest.ForGroups(_model.Groups.Count);
        var monitoring = new Monitoring(_options);
        var smoothed = new SmoothedLoss();
        var reports = new List<EpochReport>();
        var steps = epochs * _train.Count;
        using var best = new WeightSnapshot(_model);
        _progress.StageStarted(new(stage, epochs, steps));

        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var position = (double)epoch / epochs;
            var step = epoch * _train.Count;
            _model.Reset();
            foreach (var batch in _train.Epoch())
            {
                SetHyperparameters(rates, position);
                var loss = TrainStep(batch, _optimizer);
                step++;
                if (!float.IsFinite(loss))
                    throw Diverged(stage, epoch, step, steps, loss);
                _progress.StepDone(new(stage, step, steps, smoothed.Add(loss), _optimizer.LearningRates[^1]));
                position += 1.0 / steps;
            }

            var (validLoss, metrics) = Validate();
            var isBest = monitoring.IsBest(smoothed.Value, validLoss, metrics);
            if (isBest)
                best.Update();
            reports.Add(new(stage, epoch + 1, epochs, smoothed.Value, validLoss, metrics, isBest));
            _progress.EpochDone(reports[^1]);
        }

        var bestEpoch = reports.FindLast(report => report.IsBest)?.Epoch;
        if (bestEpoch is not null)
            best.Restore();
        _model.Reset();
        return new(reports, bestEpoch);
    }

    /// <summary>The loss without regularisation, averaged over the rows of the validation batches, and the other metrics.</summary>
    public (double Loss, IReadOnlyDictionary<string, double> Metrics) Validate()
    {
        using var untracked = no_grad();
        double sum = 0;
        long rows = 0;
        _options.Metrics?.Reset();
        _model.Reset();
        foreach (var batch in _valid.Epoch())
        {
            using var scope = NewDisposeScope();
            var (inputs, targets) = _objective.ToTensors(batch, _model.Device);
            var logits = _model.Forward(inputs, training: false).Logits;
            sum += _objective.Loss(logits, targets).item<float>() * (double)_objective.Rows(batch);
            rows += _objective.Rows(batch);
            _options.Metrics?.Add(logits, targets);
        }

        _model.Reset();
        return (sum / rows, rows == 0 || _options.Metrics is null ? new Dictionary<string, double>() : _options.Metrics.Values());
    }

    public void Dispose() => _optimizer.Dispose();

    private void SetHyperparameters(double[] highest, double position)
    {
        for (var group = 0; group < highest.Length; group++)
            _optimizer.LearningRates[group] = OneCycleSchedule.LearningRate(highest[group], position);
        _optimizer.Momentum = OneCycleSchedule.Momentum(position);
    }

    /// <returns>The regularised loss before the step. The model is left alone when it is not a number.</returns>
    private float TrainStep(TBatch batch, Adam optimizer)
    {
        using var scope = NewDisposeScope();
        var (inputs, targets) = _objective.ToTensors(batch, _model.Device); // (B, T); (B, T) or (B, C)
        var output = _model.Forward(inputs, training: true);                // (B, T, V) or (B, C)
        var loss = _options.Regularization.Add(_objective.Loss(output.Logits, targets), output);
        var value = loss.item<float>();
        if (!float.IsFinite(value))
            return value;
        loss.backward();
        optimizer.Step();
        return value;
    }

    private FaultException Diverged(string stage, int epoch, int step, int steps, float loss) => new(FaultKind.Settings,
        $"{stage}: the loss is {(float.IsNaN(loss) ? "not a number" : "infinite")} in epoch {epoch + 1}, step {step} of {steps}. " +
        $"The learning rate there was {_optimizer.LearningRates[^1]:g3}: if that is high, the training diverged, so lower it; " +
        "if not, the weights the training started from hold values that are not numbers.");
}
