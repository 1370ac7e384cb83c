namespace Scoring;

/// <summary>Options for converting probabilities to labels.</summary>
/// <param name="Threshold">
/// Threshold; a label is predicted when its probability is strictly greater. Null to choose a threshold for each label.
/// </param>
/// <param name="Calibrates">Whether probabilities are calibrated on the validation rows.</param>
public sealed record DecisionOptions(float? Threshold, bool Calibrates)
{
    /// <summary>Threshold used in the tutorial.</summary>
    public const float TutorialThreshold = 0.3f;

    /// <summary>Threshold used before thresholds are chosen. The chosen thresholds are compared with it.</summary>
    public float FixedThreshold => Threshold ?? TutorialThreshold;
}
