using Datasets.Verdicts;
using Runs;

namespace Reports;

/// <summary>What a report tells of.</summary>
/// <param name="Pipeline">Its name.</param>
/// <param name="Run">The run the report is on.</param>
public sealed record ReportContent(string Pipeline, RunRecord Run)
{
    /// <summary>Runs of the pipeline before this one, the newest first.</summary>
    public IReadOnlyList<RunRecord> Earlier { get; init; } = [];

    /// <summary>What validation found out about the data set the run read; null where that is not known.</summary>
    public DatasetVerdict? Verdict { get; init; }
}
