namespace Runs;

/// <summary>Point of a training curve.</summary>
/// <param name="Step">The training step, counted from 1.</param>
/// <param name="LearningRate">The learning rate of the last parameter group.</param>
/// <param name="Loss">The smoothed training loss; null when it is not a number.</param>
public sealed record CurvePoint(int Step, double LearningRate, double? Loss);
