namespace Runs;

/// <param name="Epoch">Counted from 1.</param>
/// <param name="ValidLoss">Null where there were no validation rows.</param>
/// <param name="Metrics">The other figures of the validation rows, by name, as far as they were defined.</param>
/// <param name="IsBest">Whether its weights were kept, unless a later epoch was better.</param>
public sealed record EpochRecord(
    int Epoch, double TrainLoss, double? ValidLoss, IReadOnlyDictionary<string, double> Metrics, bool IsBest);
