using Ulmfit.Training.Metrics;
using Ulmfit.Training.Progress;
using Ulmfit.Training.Schedules;

namespace Ulmfit.Training;

/// <summary>Where a stage of epochs stands between two steps, beside its tensors.</summary>
/// <param name="Epoch">Epochs done, their validation included.</param>
/// <param name="Step">Steps done of the epoch after them.</param>
/// <param name="Position">Where the schedule stands, 0 to 1: a sum of many steps, which no product gives to the last bit.</param>
/// <param name="LossMean"><see cref="SmoothedLoss.Mean"/>.</param>
/// <param name="LossCount"><see cref="SmoothedLoss.Count"/>.</param>
/// <param name="Best"><see cref="Monitoring.Best"/>.</param>
/// <param name="Reports">Of the epochs done.</param>
public sealed record FitState(
    int Epoch, int Step, double Position, float LossMean, int LossCount, double Best, IReadOnlyList<EpochReport> Reports);
