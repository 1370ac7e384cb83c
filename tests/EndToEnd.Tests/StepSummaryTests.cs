using EndToEnd.Tests.Running;

namespace EndToEnd.Tests;

/// <summary>The page that GitHub Actions shows for a step.</summary>
public sealed class StepSummaryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workshop _workshop;

    public StepSummaryTests() =>
        _workshop = new Workshop(120, further: _ => "") { Variables = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = Page } };

    private string Page => _folder.PathOf("summary.md");

    public void Dispose()
    {
        _workshop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Submit_and_Report_add_their_tables()
    {
        _workshop.MustRun("--target=Submit");
        _workshop.MustRun("--target=Report");

        _workshop.Neutral(File.ReadAllText(Page)).Should().MatchRegex("""
            ^### Submit: PIPELINE

            \| run \|  \|
            \| --- \| --- \|
            \| job \| [-\w]+ \|
            \| state \| JOB\\_STATE\\_SUCCEEDED \|
            \| model \| FOLDER/bucket/models/PIPELINE\.model\.zip \|
            \| report \| artifacts/PIPELINE/report\.html \|

            \| score on test rows \| model \| baseline \|
            \| --- \| ---: \| ---: \|
            \| macro F1 \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|
            \| micro F1 \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|
            \| rows all right \| 0\.[0-9]{3} \| 0\.[0-9]{3} \|

            ### Report: PIPELINE

            \| score on test rows \| model \| baseline \|
            (\| .* \|\n){4}
            Report: artifacts/PIPELINE/report\.html

            $
            """);
    }
}
