namespace Trainer.History;

/// <summary>The results of an epoch.</summary>
/// <param name="Epoch">The number of the epoch, counted from 1.</param>
/// <param name="TrainLoss">The smoothed training loss.</param>
/// <param name="ValidLoss">The validation loss; null without validation rows.</param>
/// <param name="Metrics">The other metrics of the validation rows by name; undefined metrics are omitted.</param>
/// <param name="IsBest">Whether the epoch was the best of the stage so far.</param>
internal sealed record EpochHistory(
    int Epoch, double TrainLoss, double? ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest);
