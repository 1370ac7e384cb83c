using Scoring;

namespace Trainer.Artifacts;

/// <summary>The <see cref="DecisionRule"/> of a model file, by label and class name.</summary>
/// <param name="Thresholds">
/// The threshold of each label: the label is predicted when its probability is above it. Null when the most probable class is predicted.
/// </param>
/// <param name="Temperatures">The temperature of each class, which divides its logits. Null without calibration.</param>
internal sealed record DecisionDescription(
    IReadOnlyDictionary<string, float>? Thresholds, IReadOnlyDictionary<string, double>? Temperatures)
{
    /// <summary>Describes a rule.</summary>
    public static DecisionDescription Of(DecisionRule rule, LabelClasses classes) =>
        new(Named(classes.Labels, rule.Thresholds), Named(classes.Names, rule.Temperatures));

    /// <summary>Converts the description to a rule.</summary>
    /// <exception cref="InvalidDataException">The description does not fit the classes.</exception>
    public DecisionRule ToRule(LabelClasses classes)
    {
        if (Thresholds is null != classes.TakesMostProbable)
            throw new InvalidDataException("its thresholds do not fit its task.");
        if (Thresholds?.Values.Any(value => value is not (>= 0 and <= 1)) == true)
            throw new InvalidDataException("one of its thresholds is not a probability.");
        if (Temperatures?.Values.Any(value => !(value > 0 && double.IsFinite(value))) == true)
            throw new InvalidDataException("one of its temperatures is not a positive number.");
        return new(InOrder(Thresholds, classes.Labels, "threshold"), InOrder(Temperatures, classes.Names, "temperature"));
    }

    private static OrderedDictionary<string, T>? Named<T>(IReadOnlyList<string> names, IReadOnlyList<T> values) =>
        values.Count == 0 ? null : new(names.Zip(values, KeyValuePair.Create));

    private static T[] InOrder<T>(IReadOnlyDictionary<string, T>? values, IReadOnlyList<string> names, string what)
    {
        if (values is null)
            return [];
        return [.. names.Select(name => values.TryGetValue(name, out var value)
            ? value
            : throw new InvalidDataException($"it has no {what} for {name}."))];
    }
}
