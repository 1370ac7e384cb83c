using Ulmfit.Training.Progress;

namespace Ulmfit.Training;

/// <param name="Epochs">Every epoch of the stage.</param>
/// <param name="BestEpoch">
/// The epoch whose weights the model holds now, counted from 1; null when the monitored metric was never a number, and the weights are the
/// last epoch's.
/// </param>
public sealed record FitReport(IReadOnlyList<EpochReport> Epochs, int? BestEpoch);
