using Build.Testing;

namespace Build.Tests.Testing;

public sealed class CtrfReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_test_has_its_name_status_duration_and_reason() =>
        Read("""
            { "name": "A.Tests.One", "status": "passed", "duration": 1250 },
            { "name": "A.Tests.Two", "status": "failed", "duration": 3, "message": "expected 1" },
            { "name": "A.Tests.Three", "status": "skipped", "duration": 0, "message": "sh is not installed" },
            { "name": "A.Tests.Four", "status": "pending", "duration": 0 }
            """).Should().Equal(
            new TestOutcome("A.Tests.One", TestStatus.Passed, TimeSpan.FromSeconds(1.25), null),
            new TestOutcome("A.Tests.Two", TestStatus.Failed, TimeSpan.FromMilliseconds(3), "expected 1"),
            new TestOutcome("A.Tests.Three", TestStatus.Skipped, TimeSpan.Zero, "sh is not installed"),
            new TestOutcome("A.Tests.Four", TestStatus.Skipped, TimeSpan.Zero, null));

    [Fact]
    public void A_status_that_is_not_known_counts_as_a_failure() =>
        Read("""{ "name": "t", "status": "other", "duration": 0 }""").Single().Status.Should().Be(TestStatus.Failed);

    private IReadOnlyList<TestOutcome> Read(string tests) => CtrfReport.Read(
        _folder.Write("a.ctrf", $$"""{ "results": { "tool": { "name": "xUnit.net" }, "tests": [{{tests}}] } }"""));
}
