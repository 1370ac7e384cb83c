namespace Runs;

/// <summary>Validates what the JSON types do not guarantee: lists without null, and square tables of the expected size.</summary>
internal static class RunRecordShape
{
    /// <returns>The first error; null when the record is valid.</returns>
    public static string? FaultOf(RunRecord run)
    {
        if (HasNull(run.Labels, run.Stages, run.Mistakes, run.Data.Lengths, run.Averages.Values, run.Settings.Values, run.Environment.Versions.Values))
            return "a label, a stage, a mistake, a setting or an average is null.";
        if (run.Labels.Any(label => HasNull(label.Curve, label.Calibration.Bins, label.Uncalibrated?.Bins ?? []))
            || run.Stages.Any(stage => HasNull(stage.Curve, stage.Epochs))
            || run.Mistakes.Any(mistake => HasNull(mistake.Labels)))
            return "a point, an epoch or a label is null.";
        if (!IsSquare(run.Data.Together, run.Labels.Count))
            return "the size of the label co-occurrence table is not the number of labels.";
        return HasNull(run.Confusion.Names) || !IsSquare(run.Confusion.Counts, run.Confusion.Names.Count)
            ? "the size of the confusion matrix is not the number of its names."
            : null;
    }

    private static bool HasNull(params IEnumerable<IEnumerable<object?>> lists) => lists.Any(list => list.Contains(null));

    private static bool IsSquare(IReadOnlyList<IReadOnlyList<int>?> table, int size) =>
        table.Count == size && table.All(line => line?.Count == size);
}
