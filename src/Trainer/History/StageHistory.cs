namespace Trainer.History;

/// <summary>The history of a training stage.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Steps">The number of finished steps.</param>
/// <param name="FirstLoss">The training loss of the first step.</param>
/// <param name="LastLoss">
/// The smoothed training loss after the last step; null if the learning rate finder ended with a loss that is not finite.
/// </param>
/// <param name="LearningRate">The result of the learning rate finder; null for other stages.</param>
/// <param name="Epochs">The results of the finished epochs.</param>
internal sealed record StageHistory(
    string Stage, int Steps, double? FirstLoss, double? LastLoss, double? LearningRate, IReadOnlyList<EpochHistory> Epochs);
