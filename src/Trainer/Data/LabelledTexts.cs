using Datasets;
using Datasets.Rows;
using Scoring.Sampling;
using Settings;
using Trainer.Configuration;

namespace Trainer.Data;

/// <summary>Texts with their labels.</summary>
/// <param name="Texts">The texts. // (N)</param>
/// <param name="Labels">Whether each text has each label, in the order of the label list. // (N, labels)</param>
/// <param name="Lines">The line of the file where the row of each text starts, counted from 1. // (N)</param>
internal sealed record LabelledTexts(IReadOnlyList<string> Texts, IReadOnlyList<bool[]> Labels, IReadOnlyList<int> Lines)
{
    /// <summary>N, the number of texts.</summary>
    public int Count => Texts.Count;

    /// <summary>
    /// Reads a data set in either form: one 0/1 column per label, or one column of delimited labels. Skips rows without text.
    /// </summary>
    /// <exception cref="DatasetException">The file is not valid; the message lists each problem with its line.</exception>
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

    /// <summary>
    /// A random sample of <paramref name="most"/> rows; all rows if there are no more, or if <paramref name="most"/> is null.
    /// </summary>
    public LabelledTexts Sample(int? most, uint seed) =>
        most is not { } rows || rows >= Count ? this : Pick(Permutations.NumPy(seed, Count)[..rows]);

    /// <summary>Selects rows by index.</summary>
    public LabelledTexts Pick(int[] rows) => new(
        [.. rows.Select(row => Texts[row])], [.. rows.Select(row => Labels[row])], [.. rows.Select(row => Lines[row])]);
}
