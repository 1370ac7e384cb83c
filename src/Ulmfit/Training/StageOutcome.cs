using Ulmfit.Training.Progress;

namespace Ulmfit.Training;

/// <summary>The outcome of a stage.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Found">The result of the learning rate finder; null for a stage of epochs.</param>
/// <param name="Fit">The result of the epochs; null for the learning rate finder.</param>
public sealed record StageOutcome(string Stage, LearningRateFound? Found, FitReport? Fit);
