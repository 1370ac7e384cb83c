using Settings;

namespace Scoring;

/// <summary>The classifier's outputs, and how labels become their targets and their probabilities become labels.</summary>
/// <remarks>
/// The classes are the labels, and the other-label where some training row carries none of them, in ordinal order, as fastai sorts them.
/// <para>
/// Any number of several labels: a class is answered for itself, and a label is predicted when its probability is above the threshold. One
/// label: as in fastai it and the other-label exclude each other, but what predicts it is still the threshold. Multiclass: the classes
/// exclude each other and the most probable one is predicted, the first of equals.
/// </para>
/// </remarks>
public sealed class LabelClasses
{
    private const float Half = 0.5f;

    private readonly int[] _classOfLabel;
    private readonly int? _other;

    /// <param name="names">The name of each output. // (C)</param>
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

    public IReadOnlyList<string> Labels { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a text belongs to exactly one class, so that the probabilities of the classes add up to 1.</summary>
    public bool AreExclusive { get; }

    /// <summary>Whether the most probable class is predicted, so that thresholds have no meaning.</summary>
    public bool TakesMostProbable { get; }

    /// <param name="rows">The labels of each row to train or validate on. // (N, labels)</param>
    public static LabelClasses Of(LabelScheme scheme, IEnumerable<bool[]> rows)
    {
        // A single label has something to tell it from, whether or not a row shows it.
        var hasOther = scheme.Labels.Count == 1 || rows.Any(row => !row.Contains(true));
        var names = hasOther ? scheme.Labels.Append(scheme.OtherLabel) : scheme.Labels;
        return new(scheme, [.. names.Order(StringComparer.Ordinal)]);
    }

    /// <param name="labels">Whether a row carries each label. // (labels)</param>
    /// <returns>1 for each class the row belongs to. // (C)</returns>
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
            : throw new ArgumentException($"A row of {cells.Sum():0} classes, where classes are exclusive.", nameof(labels));
    }

    /// <param name="cells">What <see cref="Encode"/> gave. // (C)</param>
    /// <returns>Whether the row carries each label. // (labels)</returns>
    public bool[] Decode(IReadOnlyList<float> cells) => [.. _classOfLabel.Select(index => cells[index] > Half)];

    /// <inheritdoc cref="Decide(IReadOnlyList{float}, IReadOnlyList{float})"/>
    /// <param name="threshold">The same for all labels.</param>
    public bool[] Decide(IReadOnlyList<float> probabilities, float threshold) => Decide(probabilities, [.. Labels.Select(_ => threshold)]);

    /// <param name="probabilities">One probability a class. // (C)</param>
    /// <param name="thresholds">Exceeded strictly, both numbers being 32-bit floats. Without meaning for multiclass. // (labels)</param>
    /// <returns>Whether each label is predicted. // (labels)</returns>
    public bool[] Decide(IReadOnlyList<float> probabilities, IReadOnlyList<float> thresholds)
    {
        if (!TakesMostProbable)
            return [.. _classOfLabel.Select((index, label) => probabilities[index] > thresholds[label])];
        var first = probabilities.Index().MaxBy(probability => probability.Item).Index;
        return [.. _classOfLabel.Select(index => index == first)];
    }

    /// <typeparam name="T">A figure of a class, as a probability is one.</typeparam>
    /// <param name="ofClasses">One a class. // (C)</param>
    /// <returns>One a label. // (labels)</returns>
    public T[] OfLabels<T>(IReadOnlyList<T> ofClasses) => [.. _classOfLabel.Select(index => ofClasses[index])];

    /// <summary>The best answer without reading: the labels most rows carry, or the most frequent of exclusive classes.</summary>
    /// <param name="rows">The labels of each training row. // (N, labels)</param>
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
