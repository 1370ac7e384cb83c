namespace Scoring;

/// <summary>What a classifier answers on the test rows, and what is true.</summary>
/// <param name="Actual">// (N, labels)</param>
/// <param name="Probabilities">As the model gives them. // (N, labels)</param>
/// <param name="Uncalibrated">Those before they were calibrated; null where they are not. // (N, labels)</param>
/// <param name="Predicted">// (N, labels)</param>
/// <param name="AtFixedThreshold">
/// Where thresholds were chosen what the tutorial's predicts of the probabilities before they were calibrated; null elsewhere. // (N, labels)
/// </param>
/// <param name="Thresholds">Null where the most probable class is predicted. // (labels)</param>
/// <param name="Temperatures">1 where probabilities are not calibrated. // (labels)</param>
public sealed record TestAnswers(
    IReadOnlyList<bool[]> Actual,
    IReadOnlyList<float[]> Probabilities,
    IReadOnlyList<float[]>? Uncalibrated,
    IReadOnlyList<bool[]> Predicted,
    IReadOnlyList<bool[]>? AtFixedThreshold,
    IReadOnlyList<float?> Thresholds,
    IReadOnlyList<double> Temperatures)
{
    /// <param name="probabilities">As the networks give them. // (N, C)</param>
    /// <param name="actual">// (N, labels)</param>
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
