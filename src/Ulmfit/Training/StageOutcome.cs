using Ulmfit.Training.Progress;

namespace Ulmfit.Training;

/// <summary>How a stage ended.</summary>
/// <param name="Found">What the learning rate finder found; null for a stage of epochs.</param>
/// <param name="Fit">How the epochs went; null for the learning rate finder.</param>
public sealed record StageOutcome(string Stage, LearningRateFound? Found, FitReport? Fit);
