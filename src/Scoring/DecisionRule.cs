namespace Scoring;

/// <summary>
/// Converts a classifier's outputs to labels: temperatures that calibrate its probabilities, and a threshold for each label.
/// </summary>
/// <param name="Thresholds">
/// Thresholds; a label is predicted when its probability is strictly greater. // (labels), or empty if the most probable class is predicted
/// </param>
/// <param name="Temperatures">
/// Temperatures that the logits are divided by; see <see cref="TemperatureScaling"/>. // (C), or empty if probabilities are not calibrated
/// </param>
public sealed record DecisionRule(IReadOnlyList<float> Thresholds, IReadOnlyList<double> Temperatures)
{
    /// <summary>Creates the rule of a model without chosen values: one threshold for all labels, and no calibration.</summary>
    public static DecisionRule Fixed(LabelClasses classes, float threshold) => new(
        classes.TakesMostProbable ? [] : [.. classes.Labels.Select(_ => threshold)], []);

    /// <summary>Chooses the values that the options leave open on the validation rows: temperatures first, then thresholds.</summary>
    /// <param name="probabilities">Uncalibrated probabilities. // (N, C)</param>
    /// <param name="actual">Whether each row carries each label. // (N, labels)</param>
    public static DecisionRule Choose(
        DecisionOptions options, LabelClasses classes, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> actual)
    {
        var rule = Fixed(classes, options.FixedThreshold);
        if (options.Calibrates)
            rule = rule with { Temperatures = TemperatureScaling.Fit(probabilities, [.. actual.Select(classes.Encode)], classes.AreExclusive) };
        return options.Threshold is not null
            ? rule
            : rule with { Thresholds = ThresholdChoice.Choose([.. probabilities.Select(row => classes.OfLabels(rule.Calibrate(row, classes)))], actual) };
    }

    /// <summary>Calibrates the probabilities of one row.</summary>
    /// <param name="probabilities">Uncalibrated probabilities. // (C)</param>
    /// <returns>Calibrated probabilities. // (C)</returns>
    public float[] Calibrate(float[] probabilities, LabelClasses classes) =>
        Temperatures.Count == 0 ? probabilities : TemperatureScaling.Apply(probabilities, Temperatures, classes.AreExclusive);
}
