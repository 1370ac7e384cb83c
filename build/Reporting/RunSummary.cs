using System.Globalization;
using Build.Ci;
using Jobs;
using Reports;
using Reports.Comparing;
using Runs;

namespace Build.Reporting;

/// <summary>A section about a run on the page of a CI step.</summary>
/// <param name="warn">Gets a line where the page cannot be written. A run that succeeded does not fail for that.</param>
public sealed class RunSummary(StepSummary page, Action<string> warn)
{
    public static RunSummary Of(BuildContext context) => new(context.StepSummary, context.Warning);

    /// <summary>Appends how a job ended, and the scores and places of what it left.</summary>
    /// <param name="model">The address of the model; null where there is none.</param>
    /// <param name="report">The report; null where there is none.</param>
    /// <param name="reportPath">The place of the report as the user calls it.</param>
    public void AppendJob(string heading, TrainingJob job, string? model, WrittenReport? report, string? reportPath)
    {
        IEnumerable<(string Name, string? Value)> facts =
        [
            ("job", job.Id),
            ("state", job.State.ToWireName()),
            ("reason", job.Failure?.Reason),
            ("model", model),
            ("report", reportPath),
        ];
        var table = MarkdownTable.Of(
            [("run", false), ("", false)],
            facts.Where(fact => fact.Value is not null).Select(fact => new[] { fact.Name, fact.Value! }));
        Append(heading, report is null ? [table] : [table, Scores(report.Run)]);
    }

    /// <summary>Appends the scores of a run, and the place of its report.</summary>
    public void AppendReport(string heading, RunRecord run, string reportPath) =>
        Append(heading, Scores(run), $"Report: {MarkdownTable.Escape(reportPath)}");

    /// <summary>Appends the scores of several runs side by side.</summary>
    public void AppendComparison(string heading, RunComparison comparison)
    {
        var scores = comparison.Parts[0];
        Append(heading, MarkdownTable.Of(
            [(scores.Title, false), .. comparison.Runs.Select(began => (Instant(began), true))],
            scores.Rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Values])));
    }

    private static string Scores(RunRecord run) => MarkdownTable.Of(
        [("score on test rows", false), ("model", true), ("baseline", true)],
        AverageScore.Of(run).Select(score => new[] { score.Name, score.Score, score.Baseline }));

    private static string Instant(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void Append(string heading, params IEnumerable<string> blocks)
    {
        try
        {
            page.Append(heading, blocks);
        }
        catch (FaultException fault)
        {
            warn(fault.Message);
        }
    }
}
