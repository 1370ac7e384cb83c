using Ulmfit.Training.Progress;

namespace Ulmfit.Training;

/// <summary>The result of a stage of epochs.</summary>
/// <param name="Epochs">The reports of all epochs of the stage.</param>
/// <param name="BestEpoch">
/// The epoch whose weights the model holds, counted from 1; null when the monitored metric was never a number, in which case the model
/// holds the weights of the last epoch.
/// </param>
public sealed record FitReport(IReadOnlyList<EpochReport> Epochs, int? BestEpoch);
