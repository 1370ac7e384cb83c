namespace Runs;

/// <summary>Results of one epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="TrainLoss">The training loss.</param>
/// <param name="ValidLoss">The validation loss; null without validation rows.</param>
/// <param name="Metrics">The other metrics on the validation rows, by name; undefined metrics are left out.</param>
/// <param name="IsBest">Whether the epoch was the best so far, so that its weights were kept.</param>
public sealed record EpochRecord(
    int Epoch, double TrainLoss, double? ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest);
