namespace Trainer.Evaluation;

/// <summary>How a classifier's outputs become answers: what calibrates its probabilities, and what a label's must exceed.</summary>
/// <param name="Thresholds">Exceeded strictly. // (labels), or empty where the most probable class is predicted</param>
/// <param name="Temperatures">What logits are divided by: see <see cref="TemperatureScaling"/>. // (C), or empty where they are not</param>
public sealed record DecisionRule(IReadOnlyList<float> Thresholds, IReadOnlyList<double> Temperatures)
{
    /// <summary>The rule of a model that has chosen nothing: the one threshold of its settings, and probabilities as they come.</summary>
    public static DecisionRule Fixed(TrainerSettings settings) => new(
        settings.Task == ClassificationTask.Multiclass ? [] : [.. settings.Labels.Select(_ => settings.FixedThreshold)], []);

    /// <summary>Chooses on the validation rows what the settings leave to be chosen: temperatures first, then thresholds.</summary>
    /// <param name="probabilities">As the networks give them. // (N, C)</param>
    /// <param name="actual">The labels each row carries. // (N, labels)</param>
    public static DecisionRule Choose(
        TrainerSettings settings, LabelClasses classes, IReadOnlyList<float[]> probabilities, IReadOnlyList<bool[]> actual)
    {
        var rule = Fixed(settings);
        if (settings.Calibrates)
            rule = rule with { Temperatures = TemperatureScaling.Fit(probabilities, [.. actual.Select(classes.Encode)], classes.AreExclusive) };
        return settings.PredictionThreshold is not null
            ? rule
            : rule with { Thresholds = ThresholdChoice.Choose([.. probabilities.Select(row => classes.OfLabels(rule.Calibrate(row, classes)))], actual) };
    }

    /// <param name="probabilities">As the networks give them. // (C)</param>
    /// <returns>The same, calibrated. // (C)</returns>
    public float[] Calibrate(float[] probabilities, LabelClasses classes) =>
        Temperatures.Count == 0 ? probabilities : TemperatureScaling.Apply(probabilities, Temperatures, classes.AreExclusive);
}
