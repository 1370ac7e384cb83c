namespace Scoring;

/// <summary>Predictions of a classifier on the test rows, with the actual labels.</summary>
/// <param name="Actual">Whether each row carries each label. // (N, labels)</param>
/// <param name="Probabilities">Probabilities of the model. // (N, labels)</param>
/// <param name="Uncalibrated">Probabilities before calibration; null if they are not calibrated. // (N, labels)</param>
/// <param name="Predicted">Whether each label is predicted. // (N, labels)</param>
/// <param name="AtFixedThreshold">
/// If thresholds were chosen: predictions at the tutorial's threshold from the uncalibrated probabilities; otherwise null. // (N, labels)
/// </param>
/// <param name="Thresholds">Threshold of each label; null if the most probable class is predicted. // (labels)</param>
/// <param name="Temperatures">Temperature of each label; 1 if probabilities are not calibrated. // (labels)</param>
public sealed record TestAnswers(
    IReadOnlyList<bool[]> Actual,
    IReadOnlyList<float[]> Probabilities,
    IReadOnlyList<float[]>? Uncalibrated,
    IReadOnlyList<bool[]> Predicted,
    IReadOnlyList<bool[]>? AtFixedThreshold,
    IReadOnlyList<float?> Thresholds,
    IReadOnlyList<double> Temperatures)
{
    /// <summary>Applies a decision rule to the outputs of the networks.</summary>
    /// <param name="probabilities">Uncalibrated probabilities. // (N, C)</param>
    /// <param name="actual">Whether each row carries each label. // (N, labels)</param>
    public static TestAnswers Of(
        DecisionOptions options, LabelClasses classes, DecisionRule rule, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> actual)
    {
        float[][] calibrated = [.. probabilities.Select(row => rule.Calibrate(row, classes))];
        bool[][] predicted = [.. calibrated.Select(row => classes.Decide(row, rule.Thresholds))];
        var isCalibrated = rule.Temperatures.Count > 0;
        return new(
            actual,
            [.. calibrated.Select(classes.OfLabels)],
            isCalibrated ? [.. probabilities.Select(classes.OfLabels)] : null,
            predicted,
            options.Threshold is null ? [.. probabilities.Select(row => classes.Decide(row, options.FixedThreshold))] : null,
            [.. classes.Labels.Select((_, label) => rule.Thresholds.Count > 0 ? rule.Thresholds[label] : (float?)null)],
            isCalibrated ? classes.OfLabels(rule.Temperatures) : [.. classes.Labels.Select(_ => 1.0)]);
    }
}
