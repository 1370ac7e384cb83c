namespace Trainer.History;

/// <summary>How one stage of the training went.</summary>
/// <param name="FirstLoss">The training loss of the stage's first step.</param>
/// <param name="LastLoss">
/// The smoothed training loss after its last step; null where the learning rate finder ended beyond all numbers.
/// </param>
/// <param name="LearningRate">What the learning rate finder found; null for every other stage.</param>
public sealed record StageHistory(
    string Stage, int Steps, double? FirstLoss, double? LastLoss, double? LearningRate, IReadOnlyList<EpochHistory> Epochs);
