using Build.Ci;
using Build.Reporting;
using Jobs;
using Reports.Comparing;
using Runs.Tests;

namespace Build.Tests.Reporting;

/// <summary>The page of a CI step.</summary>
public sealed class RunSummaryTests : IDisposable
{
    private static readonly SampleRun Run = new([.. SampleRun.MessageLabels]);

    private readonly TempFolder _folder = new();
    private readonly List<string> _warnings = [];

    private string Page => _folder.PathOf("summary.md");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_job_that_succeeded_shows_its_scores_beside_the_baseline_and_where_they_are()
    {
        Summary(Page).AppendJob(
            "Submit: quickstart", Job(JobState.Succeeded), "artifacts/bucket/models/quickstart.model.zip",
            new WrittenReport("/checkout/artifacts/quickstart/report.html", Run.Build()), "artifacts/quickstart/report.html");

        File.ReadAllText(Page).Should().Be("""
            ### Submit: quickstart

            | run |  |
            | --- | --- |
            | job | job-1 |
            | state | JOB\_STATE\_SUCCEEDED |
            | model | artifacts/bucket/models/quickstart.model.zip |
            | report | artifacts/quickstart/report.html |

            | score on test rows | model | baseline |
            | --- | ---: | ---: |
            SCORES


            """.Replace("SCORES", Scores));
        _warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_job_that_failed_shows_its_reason()
    {
        var job = Job(JobState.Failed) with { Failure = new JobFailure("the trainer exited with 3\nat data.csv:7 | text", 3, []) };

        Summary(Page).AppendJob("Watch: french", job, model: null, report: null, reportPath: null);

        File.ReadAllText(Page).Should().Be("""
            ### Watch: french

            | run |  |
            | --- | --- |
            | job | job-1 |
            | state | JOB\_STATE\_FAILED |
            | reason | the trainer exited with 3 at data.csv:7 \| text |


            """);
    }

    [Fact]
    public void A_report_shows_its_scores_and_place()
    {
        Summary(Page).AppendReport("Report: quickstart", Run.Build(), "artifacts/quickstart/report.html");

        File.ReadAllText(Page).Should().Be($"""
            ### Report: quickstart

            | score on test rows | model | baseline |
            | --- | ---: | ---: |
            {Scores}

            Report: artifacts/quickstart/report.html


            """);
    }

    [Fact]
    public void A_comparison_shows_the_scores_of_the_runs()
    {
        var earlier = (Run with { Seed = 2, Started = Run.Started.AddDays(-1) }).Build();

        Summary(Page).AppendComparison("Report: quickstart", RunComparison.Of([Run.Build(), earlier]));

        File.ReadAllText(Page).Should().MatchRegex("""
            ^### Report: quickstart

            \| Scores \| 2026-11-03 09:12 \| 2026-11-02 09:12 \|
            \| --- \| ---: \| ---: \|
            \| macro F1 \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|
            \| micro F1 \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|
            \| rows all right \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|
            \| baseline macro F1 \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|

            $
            """);
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_a_warning()
    {
        var page = _folder.PathOf("absent", "summary.md");

        Summary(page).AppendReport("Report: quickstart", Run.Build(), "report.html");

        _warnings.Should().Equal(
            $"GITHUB_STEP_SUMMARY: {page}: cannot be written: Could not find a part of the path '{page}'. "
            + "Name a file that can be written, or unset the variable.");
    }

    private static string Scores => """
        | macro F1 | 0.722 | 0.200 |
        | micro F1 | 0.742 | 0.200 |
        | rows all right | 0.610 | 0.220 |
        """;

    private RunSummary Summary(string page) => new(new StepSummary(page), _warnings.Add);

    private static TrainingJob Job(JobState state) => new()
    {
        Id = "job-1",
        DisplayName = "quickstart",
        RunId = "run-1",
        Labels = new Dictionary<string, string>(),
        State = state,
        LogsAt = "/checkout/log",
        Created = Run.Started,
    };
}
