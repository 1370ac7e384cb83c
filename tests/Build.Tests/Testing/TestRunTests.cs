using Build.Testing;

namespace Build.Tests.Testing;

public sealed class TestRunTests
{
    private static readonly ProjectOutcome Storage = new("Storage.Tests", 0, TimeSpan.FromSeconds(12.4),
    [
        Passed("Storage.Tests.Cloud.UploadTests.Starts(size: 1)", 0.2),
        Passed("Storage.Tests.FolderTests.Lists", 8),
        new("Storage.Tests.FolderTests.Watches", TestStatus.Skipped, TimeSpan.FromSeconds(60), "strace is not installed"),
    ]);

    private static readonly ProjectOutcome EndToEnd = new("EndToEnd.Tests", 2, TimeSpan.FromMinutes(10),
    [
        Passed("EndToEnd.Tests.SubmitTests.Submits", 123.44),
        new("EndToEnd.Tests.JobTests.Is_killed", TestStatus.Failed, TimeSpan.FromSeconds(7.96), "expected 1"),
        new("EndToEnd.Tests.LoginTests.Logs_in", TestStatus.Skipped, TimeSpan.Zero, "docker is not installed"),
        new("EndToEnd.Tests.LoginTests.Asks", TestStatus.Skipped, TimeSpan.Zero, "docker is not installed"),
        new("EndToEnd.Tests.LoginTests.Waits", TestStatus.Skipped, TimeSpan.Zero, null),
    ]);

    private static readonly ProjectOutcome Crashed = new("Jobs.Tests", 134, TimeSpan.FromSeconds(1), []);

    [Fact]
    public void The_last_line_adds_up_all_projects()
    {
        new TestRun([EndToEnd, Storage]).ToString().Should().Be("3 passed, 1 failed, 4 skipped");
        new TestRun([Crashed]).ToString().Should().Be("0 passed, 0 failed");
    }

    [Fact]
    public void Skipped_tests_are_counted_for_each_reason() =>
        new TestRun([Storage, EndToEnd]).SkipReasons().Should().Equal(
            "skipped 2: docker is not installed", "skipped 1: no reason given", "skipped 1: strace is not installed");

    [Fact]
    public void The_slowest_tests_are_shown_with_their_seconds_and_project() =>
        string.Join('\n', new TestRun([EndToEnd, Storage]).Slowest()).Should().Be("""
            123.4 s  EndToEnd.Tests  SubmitTests.Submits
              8.0 s  Storage.Tests   FolderTests.Lists
              8.0 s  EndToEnd.Tests  JobTests.Is_killed
              0.2 s  Storage.Tests   Cloud.UploadTests.Starts(size: 1)
            """);

    [Fact]
    public void No_more_than_ten_tests_are_shown()
    {
        var project = new ProjectOutcome("A.Tests", 0, TimeSpan.Zero, [.. Enumerable.Range(1, 30).Select(seconds => Passed($"T{seconds}", seconds))]);

        new TestRun([project]).Slowest().Should().HaveCount(10).And.StartWith("30.0 s  A.Tests  T30").And.EndWith("21.0 s  A.Tests  T21");
        new TestRun([]).Slowest().Should().BeEmpty();
    }

    [Fact]
    public void Failed_projects_are_named_with_their_logs()
    {
        new TestRun([EndToEnd, Crashed, Storage]).Failure("artifacts/test-results").Should().Be(
            "EndToEnd.Tests, Jobs.Tests failed. "
            + "What they printed is in artifacts/test-results/EndToEnd.Tests.log, artifacts/test-results/Jobs.Tests.log.");
        new TestRun([Storage]).Failure("artifacts/test-results").Should().BeNull();
    }

    [Fact]
    public void The_page_has_a_row_for_each_project_and_names_what_failed() =>
        string.Join('\n', TestPage.Of(new([EndToEnd, Crashed, Storage]))).Should().Be("""
            | project | passed | failed | skipped | seconds |
            | --- | ---: | ---: | ---: | ---: |
            | EndToEnd.Tests | 1 | 1 | 3 | 600 |
            | Jobs.Tests | 0 | 0 | 0 | 1 |
            | Storage.Tests | 2 | 0 | 1 | 12 |

            Failed:
            - EndToEnd.Tests.JobTests.Is\_killed
            - Jobs.Tests ended with exit code 134 without a failed test

            """);

    [Fact]
    public void A_page_without_failures_is_a_table() => TestPage.Of(new([Storage])).Should().Equal("""
        | project | passed | failed | skipped | seconds |
        | --- | ---: | ---: | ---: | ---: |
        | Storage.Tests | 2 | 0 | 1 | 12 |

        """);

    private static TestOutcome Passed(string name, double seconds) => new(name, TestStatus.Passed, TimeSpan.FromSeconds(seconds), null);
}
