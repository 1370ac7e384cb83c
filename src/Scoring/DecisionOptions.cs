namespace Scoring;

/// <summary>Options for turning probabilities into labels.</summary>
/// <param name="Threshold">A label is predicted when its probability is strictly above it; null to choose one for each label.</param>
/// <param name="Calibrates">Whether probabilities are calibrated on the validation rows.</param>
public sealed record DecisionOptions(float? Threshold, bool Calibrates)
{
    /// <summary>The tutorial's threshold.</summary>
    public const float TutorialThreshold = 0.3f;

    /// <summary>The threshold that applies before thresholds are chosen, and is scored beside them afterwards.</summary>
    public float FixedThreshold => Threshold ?? TutorialThreshold;
}
