namespace Trainer.History;

/// <param name="Epoch">Counted from 1.</param>
/// <param name="ValidLoss">Null where there were no validation rows.</param>
/// <param name="Metrics">The other figures of the validation rows, by name, as far as they were defined.</param>
public sealed record EpochHistory(
    int Epoch, double TrainLoss, double? ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest);
