using Ulmfit.Training.Metrics;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;

namespace Ulmfit.Training;

/// <summary>The state of a stage of epochs between two steps, without its tensors.</summary>
/// <param name="Epoch">The number of finished epochs, including their validation.</param>
/// <param name="Step">The number of finished steps in the current epoch.</param>
/// <param name="Position">
/// The position in the schedule, 0 to 1. It is stored because it is a sum over steps, which a product would round differently.
/// </param>
/// <param name="LossMean"><see cref="SmoothedLoss.Mean"/>.</param>
/// <param name="LossCount"><see cref="SmoothedLoss.Count"/>.</param>
/// <param name="Best"><see cref="Monitoring.Best"/>.</param>
/// <param name="Reports">The reports of the finished epochs.</param>
public sealed record FitState(
    int Epoch, int Step, double Position, float LossMean, int LossCount, double Best, IReadOnlyList<EpochReport> Reports);
