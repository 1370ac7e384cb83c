namespace Trainer.Evaluation;

/// <summary>
/// The classifier's outputs: the labels, and the other-label where some training row carries none of them; in ordinal order, as fastai
/// sorts its classes.
/// </summary>
public sealed class LabelClasses
{
    private readonly int[] _classOfLabel;
    private readonly int? _other;

    /// <param name="labels">The label list.</param>
    /// <param name="otherLabel">Stands for rows without a label.</param>
    /// <param name="names">The name of each output. // (C)</param>
    public LabelClasses(IReadOnlyList<string> labels, string otherLabel, IReadOnlyList<string> names)
    {
        string[] order = [.. names];
        (Labels, OtherLabel, Names) = (labels, otherLabel, names);
        _classOfLabel = [.. labels.Select(label => Array.IndexOf(order, label))];
        var other = Array.IndexOf(order, otherLabel);
        _other = other >= 0 ? other : null;
    }

    public IReadOnlyList<string> Labels { get; }

    public string OtherLabel { get; }

    public IReadOnlyList<string> Names { get; }

    /// <param name="train">The labels of each training row. // (N, labels)</param>
    public static LabelClasses Of(TrainerSettings settings, IEnumerable<bool[]> train)
    {
        var names = train.Any(row => !row.Contains(true)) ? settings.Labels.Append(settings.OtherLabel) : settings.Labels;
        return new(settings.Labels, settings.OtherLabel, [.. names.Order(StringComparer.Ordinal)]);
    }

    /// <param name="labels">Whether a row carries each label. // (labels)</param>
    /// <returns>1 for each class the row belongs to. // (C)</returns>
    public float[] Encode(bool[] labels)
    {
        var cells = new float[Names.Count];
        for (var label = 0; label < labels.Length; label++)
            cells[_classOfLabel[label]] = labels[label] ? 1 : 0;
        if (_other is { } other && !labels.Contains(true))
            cells[other] = 1;
        return cells;
    }

    /// <summary>A label is predicted when its class's probability is strictly above the threshold, both as 32-bit floats.</summary>
    /// <param name="probabilities">One probability a class. // (C)</param>
    /// <returns>Whether each label is predicted. // (labels)</returns>
    public bool[] Decide(IReadOnlyList<float> probabilities, float threshold) =>
        [.. _classOfLabel.Select(index => probabilities[index] > threshold)];
}
