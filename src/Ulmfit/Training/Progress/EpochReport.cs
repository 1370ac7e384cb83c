namespace Ulmfit.Training.Progress;

/// <summary>The results of an epoch.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Epoch">The number of the epoch, counted from 1.</param>
/// <param name="Of">The number of epochs in the stage.</param>
/// <param name="TrainLoss">The smoothed training loss, including regularisation.</param>
/// <param name="ValidLoss">The validation loss without regularisation; NaN when there are no validation batches.</param>
/// <param name="Metrics">The other metrics of the validation batches, by name; empty when there are none.</param>
/// <param name="IsBest">Whether the monitored metric is better than in all earlier epochs of the stage.</param>
/// <param name="StopsEarly">Whether the stage ends early with this epoch, because the patience is exhausted.</param>
public sealed record EpochReport(
    string Stage, int Epoch, int Of, double TrainLoss, double ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest,
    bool StopsEarly = false);
