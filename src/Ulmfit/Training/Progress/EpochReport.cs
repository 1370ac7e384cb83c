namespace Ulmfit.Training.Progress;

/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">Smoothed, regularisation included.</param>
/// <param name="ValidLoss">Without regularisation; NaN when there are no validation batches.</param>
/// <param name="Metrics">The other metrics of the validation batches, by name; empty when there are none.</param>
/// <param name="IsBest">Whether the monitored metric is better than in every epoch of the stage before.</param>
/// <param name="StopsEarly">Whether the stage ends with this epoch though more were asked for: too many were no better.</param>
public sealed record EpochReport(
    string Stage, int Epoch, int Of, double TrainLoss, double ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest,
    bool StopsEarly = false);
