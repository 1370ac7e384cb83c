using Datasets.Verdicts;
using Runs;

namespace Reports;

/// <summary>Content of a report.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="Run">The run that the report is about.</param>
public sealed record ReportContent(string Pipeline, RunRecord Run)
{
    /// <summary>Earlier runs of the pipeline, newest first.</summary>
    public IReadOnlyList<RunRecord> Earlier { get; init; } = [];

    /// <summary>The validation results of the run's data set; null if they are not known.</summary>
    public DatasetVerdict? Verdict { get; init; }
}
