using Build.Testing;

namespace Build.Tests.Testing;

public sealed class TestSummaryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_reports_of_all_projects_are_added_up()
    {
        Report("a.ctrf", ("passed", null), ("passed", null), ("skipped", "sh is not installed"));
        Report("sub/b.ctrf", ("passed", null), ("failed", "expected 1"), ("skipped", "sh is not installed"), ("pending", null));

        var summary = TestSummary.Read(_folder.Path);

        summary.Passed.Should().Be(3);
        summary.Failed.Should().Be(1);
        summary.Skipped.Should().Be(3);
        summary.SkipReasons.Should().BeEquivalentTo(new Dictionary<string, int> { ["sh is not installed"] = 2, ["no reason given"] = 1 });
        summary.ToString().Should().Be("3 passed, 1 failed, 3 skipped");
    }

    [Fact]
    public void A_status_that_is_not_known_counts_as_a_failure()
    {
        Report("a.ctrf", ("other", null), ("passed", null));

        TestSummary.Read(_folder.Path).ToString().Should().Be("1 passed, 1 failed");
    }

    [Fact]
    public void Other_files_are_not_read()
    {
        Report("a.ctrf", ("passed", null));
        _folder.Write("log.txt", "not JSON");

        TestSummary.Read(_folder.Path).Passed.Should().Be(1);
    }

    private void Report(string name, params (string Status, string? Message)[] tests)
    {
        var entries = tests.Select(test =>
            $$"""{ "name": "t", "status": "{{test.Status}}"{{(test.Message is null ? "" : $", \"message\": \"{test.Message}\"")}} }""");
        _folder.Write(name, $$"""{ "results": { "tool": { "name": "xUnit.net" }, "tests": [{{string.Join(", ", entries)}}] } }""");
    }
}
