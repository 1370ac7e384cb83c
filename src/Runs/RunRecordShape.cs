namespace Runs;

/// <summary>What JSON's types do not say of a record: that lists hold no null, and that tables are square and as large as their names.</summary>
internal static class RunRecordShape
{
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? FaultOf(RunRecord run)
    {
        if (HasNull(run.Labels, run.Stages, run.Mistakes, run.Data.Lengths, run.Averages.Values, run.Settings.Values, run.Environment.Versions.Values))
            return "null stands where a label, a stage, a mistake, a setting or an average should.";
        if (run.Labels.Any(label => HasNull(label.Curve, label.Calibration.Bins, label.Uncalibrated?.Bins ?? []))
            || run.Stages.Any(stage => HasNull(stage.Curve, stage.Epochs))
            || run.Mistakes.Any(mistake => HasNull(mistake.Labels)))
            return "null stands where a point, an epoch or a label should.";
        if (!IsSquare(run.Data.Together, run.Labels.Count))
            return "the table of labels that occur together is not as large as the labels.";
        return HasNull(run.Confusion.Names) || !IsSquare(run.Confusion.Counts, run.Confusion.Names.Count)
            ? "the table of confused labels is not as large as its names."
            : null;
    }

    private static bool HasNull(params IEnumerable<IEnumerable<object?>> lists) => lists.Any(list => list.Contains(null));

    private static bool IsSquare(IReadOnlyList<IReadOnlyList<int>?> table, int size) =>
        table.Count == size && table.All(line => line?.Count == size);
}
