using Settings;

namespace Scoring;

/// <summary>Classes of a classifier, with the conversion of labels to targets and of probabilities to labels.</summary>
/// <remarks>
/// The classes are the labels, plus the other-label if some training row carries none of the labels, in ordinal order, as fastai sorts
/// them. With several labels that can be combined, classes are independent and a label is predicted when its probability exceeds its
/// threshold. With one label, the label and the other-label exclude each other, as in fastai, but the threshold still decides. For
/// multiclass tasks, classes exclude each other and the most probable one is predicted, the first of equals.
/// </remarks>
public sealed class LabelClasses
{
    private const float Half = 0.5f;

    private readonly int[] _classOfLabel;
    private readonly int? _other;

    /// <summary>Creates the classes of a saved model.</summary>
    /// <param name="scheme">Labels of the classifier.</param>
    /// <param name="names">Name of each output. // (C)</param>
    public LabelClasses(LabelScheme scheme, IReadOnlyList<string> names)
    {
        string[] order = [.. names];
        (Labels, Names) = (scheme.Labels, order);
        _classOfLabel = [.. Labels.Select(label => Array.IndexOf(order, label))];
        var other = Array.IndexOf(order, scheme.OtherLabel);
        _other = other >= 0 ? other : null;
        TakesMostProbable = scheme.Task == ClassificationTask.Multiclass;
        AreExclusive = TakesMostProbable || Labels.Count == 1;
    }

    /// <summary>Names of the labels, in the order of the label list.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Name of each output. // (C)</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a text belongs to exactly one class, so that the probabilities of the classes sum to 1.</summary>
    public bool AreExclusive { get; }

    /// <summary>Whether the most probable class is predicted, so that thresholds are not used.</summary>
    public bool TakesMostProbable { get; }

    /// <summary>Creates the classes for training rows.</summary>
    /// <param name="scheme">Labels of the classifier.</param>
    /// <param name="rows">Labels of each training or validation row. // (N, labels)</param>
    public static LabelClasses Of(LabelScheme scheme, IEnumerable<bool[]> rows)
    {
        // A single label needs a second class to be distinguished from, even if no row lacks the label.
        var hasOther = scheme.Labels.Count == 1 || rows.Any(row => !row.Contains(true));
        var names = hasOther ? scheme.Labels.Append(scheme.OtherLabel) : scheme.Labels;
        return new(scheme, [.. names.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Encodes the labels of a row as targets.</summary>
    /// <param name="labels">Whether the row carries each label. // (labels)</param>
    /// <returns>1 for each class that the row belongs to, otherwise 0. // (C)</returns>
    /// <exception cref="ArgumentException">Classes are exclusive, and the row has none or several.</exception>
    public float[] Encode(bool[] labels)
    {
        var cells = new float[Names.Count];
        for (var label = 0; label < labels.Length; label++)
            cells[_classOfLabel[label]] = labels[label] ? 1 : 0;
        if (_other is { } other && !labels.Contains(true))
            cells[other] = 1;
        return !AreExclusive || cells.Sum() == 1
            ? cells
            : throw new ArgumentException($"A row has {cells.Sum():0} classes, but classes are exclusive.", nameof(labels));
    }

    /// <summary>Decodes targets to labels.</summary>
    /// <param name="cells">Targets from <see cref="Encode"/>. // (C)</param>
    /// <returns>Whether the row carries each label. // (labels)</returns>
    public bool[] Decode(IReadOnlyList<float> cells) => [.. _classOfLabel.Select(index => cells[index] > Half)];

    /// <inheritdoc cref="Decide(IReadOnlyList{float}, IReadOnlyList{float})"/>
    /// <param name="threshold">Threshold of all labels.</param>
    public bool[] Decide(IReadOnlyList<float> probabilities, float threshold) => Decide(probabilities, [.. Labels.Select(_ => threshold)]);

    /// <summary>Predicts the labels of a row.</summary>
    /// <param name="probabilities">Probability of each class. // (C)</param>
    /// <param name="thresholds">
    /// Threshold of each label; a label is predicted when its probability is strictly greater, compared as 32-bit floats. Ignored for
    /// multiclass tasks. // (labels)
    /// </param>
    /// <returns>Whether each label is predicted. // (labels)</returns>
    public bool[] Decide(IReadOnlyList<float> probabilities, IReadOnlyList<float> thresholds)
    {
        if (!TakesMostProbable)
            return [.. _classOfLabel.Select((index, label) => probabilities[index] > thresholds[label])];
        var first = probabilities.Index().MaxBy(probability => probability.Item).Index;
        return [.. _classOfLabel.Select(index => index == first)];
    }

    /// <summary>Selects the values of the labels from those of the classes.</summary>
    /// <typeparam name="T">Type of the values, such as a probability.</typeparam>
    /// <param name="ofClasses">Value of each class. // (C)</param>
    /// <returns>Value of each label. // (labels)</returns>
    public T[] OfLabels<T>(IReadOnlyList<T> ofClasses) => [.. _classOfLabel.Select(index => ofClasses[index])];

    /// <summary>
    /// Returns the best constant prediction: the labels that most rows carry, or the most frequent class if classes are exclusive.
    /// </summary>
    /// <param name="rows">Labels of each training row. // (N, labels)</param>
    /// <returns>Whether each label is predicted. // (labels)</returns>
    public bool[] MostFrequent(IReadOnlyCollection<bool[]> rows)
    {
        var counts = new double[Names.Count];
        foreach (var row in rows)
        {
            foreach (var (index, cell) in Encode(row).Index())
                counts[index] += cell;
        }

        return Decide([.. counts.Select(count => (float)(count / Math.Max(rows.Count, 1)))], Half);
    }
}
