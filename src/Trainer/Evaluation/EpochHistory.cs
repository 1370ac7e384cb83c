namespace Trainer.Evaluation;

/// <param name="Epoch">Counted from 1.</param>
/// <param name="ValidLoss">Null where there were no validation rows.</param>
public sealed record EpochHistory(int Epoch, double TrainLoss, double? ValidLoss, bool IsBest);
