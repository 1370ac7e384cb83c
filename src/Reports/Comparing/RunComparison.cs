using Runs;

namespace Reports.Comparing;

/// <summary>Compares runs of a pipeline: scores, differing settings and data, and time.</summary>
/// <param name="Runs">When each run began.</param>
/// <param name="Parts">The groups that have at least one row.</param>
public sealed record RunComparison(IReadOnlyList<DateTimeOffset> Runs, IReadOnlyList<ComparedPart> Parts)
{
    /// <param name="runs">The runs in display order; at least one.</param>
    public static RunComparison Of(IReadOnlyList<RunRecord> runs)
    {
        ComparedPart[] parts =
        [
            new("Scores", Scores(runs)),
            new("F1 of each label", Labels(runs)),
            new("Settings that differ", Differing(
                [.. runs.SelectMany(run => run.Settings.Keys).Distinct().Select(name => Row(runs, name, run => Setting(run, name)))])),
            new("Data that differ", Data(runs)),
            new("Time and machine", Times(runs)),
        ];
        return new([.. runs.Select(run => run.Environment.Started)], [.. parts.Where(part => part.Rows.Count > 0)]);
    }

    private static ComparedRow[] Scores(IReadOnlyList<RunRecord> runs) =>
    [
        Row(runs, "macro F1", run => Format.Score(run.Average(RunFacts.Macro)?.F1.Value)),
        Row(runs, "micro F1", run => Format.Score(run.Average(RunFacts.Micro)?.F1.Value)),
        Row(runs, "rows all right", run => Format.Score(run.ExactMatch.Value)),
        Row(runs, "baseline macro F1", run => Format.Score(run.Average(RunFacts.Macro)?.BaselineF1)),
    ];

    private static ComparedRow[] Labels(IReadOnlyList<RunRecord> runs) =>
        [.. runs.SelectMany(run => run.Labels).Select(label => label.Label).Distinct().Select(name =>
            Row(runs, name, run => Format.Score(run.Labels.FirstOrDefault(label => label.Label == name)?.Figures.F1.Value)))];

    private static string Setting(RunRecord run, string name) =>
        run.Settings.TryGetValue(name, out var value) ? RunFacts.Setting(value) : Format.None;

    private static ComparedRow[] Data(IReadOnlyList<RunRecord> runs) => Differing(
    [
        Row(runs, "training rows", run => Format.Count(run.Data.TrainRows)),
        Row(runs, "validation rows", run => Format.Count(run.Data.ValidationRows)),
        Row(runs, "test rows", run => Format.Count(run.Data.TestRows)),
        Row(runs, "vocabulary", run => Format.Count(run.Data.Vocabulary)),
        Row(runs, "data set", run => run.Data.Sha256[..Math.Min(8, run.Data.Sha256.Length)]),
    ]);

    private static ComparedRow[] Times(IReadOnlyList<RunRecord> runs) =>
    [
        Row(runs, "time", Time),
        Row(runs, "device", run => run.Environment.Device),
        Row(runs, "peak memory", run => Format.Bytes(run.Environment.PeakMemory)),
    ];

    private static string Time(RunRecord run)
    {
        var time = Format.Duration((run.Environment.Ended - run.Environment.Started).TotalSeconds);
        return run.Environment.Resumed ? $"{time} since resumed" : time;
    }

    private static ComparedRow Row(IReadOnlyList<RunRecord> runs, string name, Func<RunRecord, string> value) =>
        new(PlainText.Line(name), [.. runs.Select(run => PlainText.Line(value(run)))]);

    private static ComparedRow[] Differing(IReadOnlyList<ComparedRow> rows) => [.. rows.Where(row => row.Values.Distinct().Count() > 1)];
}
