namespace Runs;

/// <param name="Step">Counted from 1.</param>
/// <param name="LearningRate">Of the last parameter group.</param>
/// <param name="Loss">The smoothed training loss; null where it was not a number.</param>
public sealed record CurvePoint(int Step, double LearningRate, double? Loss);
