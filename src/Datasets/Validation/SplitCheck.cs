using Datasets.Statistics;
using Datasets.Verdicts;

namespace Datasets.Validation;

/// <summary>Checks that each part of the split gets rows and is likely to get rows of each label.</summary>
internal static class SplitCheck
{
    /// <summary>The highest accepted probability that a part has no row of a label.</summary>
    private const double AcceptedChance = 0.05;

    private const double AcceptedUnlabelled = 0.9;

    private const long MostRowsTried = 1_000_000;

    public static void Run(DatasetOptions options, LabelStatistics statistics, FindingLog log)
    {
        var sizes = SplitSizes.Of(statistics.Rows, options.TestShare, options.ValidationShare);
        if (LacksPart(options, sizes))
        {
            var least = LeastRows(options) is { } rows ? $"; the minimum is {Figures.Count(rows)}" : "";
            log.Add(
                FindingKind.TooFewRows,
                null,
                $"{Figures.Counted(statistics.Rows, "usable row")} split into {sizes.Train} for training, "
                + $"{sizes.Validation} for validation, {sizes.Test} for the test{least}");
            return;
        }
        var unlabelled = (double)statistics.Unlabelled / statistics.Rows;
        if (unlabelled == 1)
            log.Add(FindingKind.NothingLabelled, null, $"none of {Figures.Counted(statistics.Rows, "usable row")} has a label");
        else if (unlabelled > AcceptedUnlabelled)
            log.Add(FindingKind.MostlyUnlabelled, null, $"{Figures.Percent(unlabelled)} of the rows have no label");
        for (var label = 0; label < options.Labels.Count; label++)
            CheckLabel(options, label, statistics, log);
    }

    private static void CheckLabel(DatasetOptions options, int label, LabelStatistics statistics, FindingLog log)
    {
        var count = statistics.Counts[label];
        var name = options.Labels[label];
        if (count == 0)
        {
            log.Add(FindingKind.LabelNeverOccurs, null, $"label \"{name}\" never occurs");
            return;
        }
        if (count == statistics.Rows)
            log.Add(FindingKind.LabelAlwaysOccurs, null, $"every row has label \"{name}\"");
        var validation = (1 - options.TestShare) * options.ValidationShare;
        (string Part, double Share)[] parts =
        [
            ("test", options.TestShare), ("validation", validation), ("training", 1 - options.TestShare - validation),
        ];
        var smallest = parts.Where(part => part.Share > 0).MinBy(part => part.Share);
        var chance = Math.Pow(1 - smallest.Share, count);
        if (chance > AcceptedChance)
            log.Add(
                FindingKind.RareLabel,
                null,
                $"label \"{name}\" occurs in {Figures.Counted(count, "row")}: "
                + $"the chance that the {smallest.Part} part gets none of them is {Figures.Percent(chance)}");
    }

    private static bool LacksPart(DatasetOptions options, SplitSizes sizes) =>
        sizes.Train <= 0 || (sizes.Validation == 0 && options.ValidationShare > 0) || (sizes.Test == 0 && options.TestShare > 0);

    private static long? LeastRows(DatasetOptions options)
    {
        for (var rows = 1L; rows <= MostRowsTried; rows++)
            if (!LacksPart(options, SplitSizes.Of(rows, options.TestShare, options.ValidationShare)))
                return rows;
        return null;
    }
}
