namespace Scoring;

/// <summary>How a classifier's outputs become answers: what calibrates its probabilities, and what a label's must exceed.</summary>
/// <param name="Thresholds">Exceeded strictly. // (labels), or empty where the most probable class is predicted</param>
/// <param name="Temperatures">What logits are divided by: see <see cref="TemperatureScaling"/>. // (C), or empty where they are not</param>
public sealed record DecisionRule(IReadOnlyList<float> Thresholds, IReadOnlyList<double> Temperatures)
{
    /// <summary>The rule of a model for which nothing is chosen: one threshold for all labels, and probabilities as the networks give them.</summary>
    public static DecisionRule Fixed(LabelClasses classes, float threshold) => new(
        classes.TakesMostProbable ? [] : [.. classes.Labels.Select(_ => threshold)], []);

    /// <summary>Chooses on the validation rows what the options leave open: temperatures first, then thresholds.</summary>
    /// <param name="probabilities">As the networks give them. // (N, C)</param>
    /// <param name="actual">The labels each row carries. // (N, labels)</param>
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

    /// <param name="probabilities">As the networks give them. // (C)</param>
    /// <returns>The same, calibrated. // (C)</returns>
    public float[] Calibrate(float[] probabilities, LabelClasses classes) =>
        Temperatures.Count == 0 ? probabilities : TemperatureScaling.Apply(probabilities, Temperatures, classes.AreExclusive);
}
