using Datasets;
using Datasets.Rows;
using Scoring.Sampling;
using Settings;
using Trainer.Configuration;

namespace Trainer.Data;

/// <summary>Texts and the labels each carries.</summary>
/// <param name="Labels">Whether each text carries each label, in the order of the label list. // (N, labels)</param>
/// <param name="Lines">The line of the file on which the row of each text starts, from 1. // (N)</param>
public sealed record LabelledTexts(IReadOnlyList<string> Texts, IReadOnlyList<bool[]> Labels, IReadOnlyList<int> Lines)
{
    public int Count => Texts.Count;

    /// <summary>
    /// Reads a data set of either shape: one 0/1 column a label, or one column of delimited labels. Rows without a text are left out.
    /// </summary>
    /// <exception cref="DatasetException">The file cannot be used; each reason is named by line.</exception>
    public static LabelledTexts Read(string path, TrainerSettings settings, CancellationToken cancellation = default)
    {
        var texts = new List<string>();
        var labels = new List<bool[]>();
        var lines = new List<int>();
        var options = new DatasetOptions
        {
            Path = path,
            TextColumn = settings.Dataset.TextColumn,
            Labels = settings.Dataset.Labels,
            LabelDelimiter = settings.Dataset.LabelDelimiter,
            OtherLabel = settings.Dataset.OtherLabel,
            ExclusiveLabels = settings.Task == ClassificationTask.Multiclass,
        };
        foreach (var row in DatasetReader.Read(options, cancellation))
        {
            texts.Add(row.Text);
            labels.Add(row.Labels);
            lines.Add((int)row.Line);
        }

        return new(texts, labels, lines);
    }

    /// <returns>So many rows, chosen by chance; all of them when there are no more, or when <paramref name="most"/> is null.</returns>
    public LabelledTexts Sample(int? most, uint seed) =>
        most is not { } rows || rows >= Count ? this : Pick(Permutations.NumPy(seed, Count)[..rows]);

    public LabelledTexts Pick(int[] rows) => new(
        [.. rows.Select(row => Texts[row])], [.. rows.Select(row => Labels[row])], [.. rows.Select(row => Lines[row])]);
}
