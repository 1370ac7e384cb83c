using System.Text.Json;
using Build.Testing;
using Faults;
using Microsoft.Extensions.Time.Testing;

namespace Build.Tests.Testing;

public sealed class TestRunnerTests : IDisposable
{
    private readonly TempFolder _checkout = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly List<string> _ran = [];
    private readonly Dictionary<string, TaskCompletionSource> _held = [];
    private int _buildExitCode;

    public TestRunnerTests()
    {
        foreach (var name in new[] { "Storage.Tests", "EndToEnd.Tests", "Build.Tests" })
            _checkout.Write($"tests/{name}/{name}.csproj", "");
        _checkout.Write("tests/TestKit/TestKit.csproj", "");
    }

    private string Results => _checkout.PathOf("artifacts", "test-results");

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task All_projects_are_compiled_at_once_and_each_is_run()
    {
        var run = await RunAsync(null);

        run.Projects.Select(project => project.Name).Should().Equal("Build.Tests", "EndToEnd.Tests", "Storage.Tests");
        run.ToString().Should().Be("3 passed, 0 failed");
        _ran.Should().BeEquivalentTo("build", "Build.Tests", "EndToEnd.Tests", "Storage.Tests");
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(Results, "Tests.slnf")));
        filter.RootElement.ToString().Should().Be(
            """{"solution":{"path":"../../Pipeline.sln","projects":["tests/Build.Tests/Build.Tests.csproj","tests/EndToEnd.Tests/EndToEnd.Tests.csproj","tests/Storage.Tests/Storage.Tests.csproj"]}}""");
    }

    [Fact]
    public void The_test_program_writes_reports_that_have_the_projects_name() =>
        string.Join(' ', new TestProject("/checkout/tests/A.Tests/A.Tests.csproj").RunArguments("/results")).Should().Be(
            "/checkout/tests/A.Tests/bin/Release/net10.0/A.Tests.dll --no-ansi --no-banner --progress off --results-directory /results "
            + "--report-xunit-ctrf --report-xunit-ctrf-filename A.Tests.ctrf "
            + "--report-xunit-trx --report-xunit-trx-filename A.Tests.trx "
            + "--report-xunit-junit --report-xunit-junit-filename A.Tests.junit.xml");

    [Fact]
    public async Task What_mostly_waits_runs_beside_the_others_and_output_is_not_mixed()
    {
        _held["EndToEnd.Tests"] = new();
        _held["Storage.Tests"] = new();

        var run = RunAsync(null);
        _ran.Should().Equal("build", "Build.Tests", "Storage.Tests", "EndToEnd.Tests");
        _clock.Advance(TimeSpan.FromSeconds(5));
        _held["EndToEnd.Tests"].SetResult();
        await WaitForAsync("Output of EndToEnd.Tests");
        _clock.Advance(TimeSpan.FromSeconds(4));
        _held["Storage.Tests"].SetResult();

        (await run).Projects.Select(project => project.Duration.TotalSeconds).Should().Equal(0, 5, 9);
        _output.ToString().Should().Be("""
            Test: compiling 3 test projects.
            Test: Build.Tests started; its log: artifacts/test-results/Build.Tests.log
            ── Build.Tests
            Output of Build.Tests
            Test: Storage.Tests started; its log: artifacts/test-results/Storage.Tests.log
            Test: EndToEnd.Tests started; its log: artifacts/test-results/EndToEnd.Tests.log
            ── EndToEnd.Tests
            Output of EndToEnd.Tests
            ── Storage.Tests
            Output of Storage.Tests

            """);
    }

    [Fact]
    public async Task A_filter_chooses_projects_by_name()
    {
        (await RunAsync("storage")).Projects.Should().ContainSingle().Which.Name.Should().Be("Storage.Tests");

        _ran.Should().Equal("build", "Storage.Tests");
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_a_mistake_in_the_settings()
    {
        var run = () => RunAsync("none");

        (await run.Should().ThrowAsync<FaultException>()).Where(fault => fault.Kind == FaultKind.Settings)
            .WithMessage("--filter=none: no test project's name holds it. Leave it out to run all.");
    }

    [Fact]
    public async Task Projects_that_do_not_compile_are_not_run()
    {
        _buildExitCode = 1;

        var run = () => RunAsync(null);

        (await run.Should().ThrowAsync<FaultException>()).Where(fault => fault.Kind == FaultKind.Defect)
            .WithMessage("Test: the test projects do not compile; the errors are above.");
        _ran.Should().Equal("build");
        _output.ToString().Should().EndWith("Output of build\n");
    }

    [Fact]
    public async Task A_program_that_leaves_no_report_has_failed_without_a_failed_test()
    {
        _checkout.Write("artifacts/test-results/Crashed.Tests.ctrf", "from an earlier run");
        _checkout.Write("tests/Crashed.Tests/Crashed.Tests.csproj", "");

        var run = await RunAsync("crashed");

        run.ToString().Should().Be("0 passed, 0 failed");
        run.FailedProjects.Should().ContainSingle().Which.ExitCode.Should().Be(134);
    }

    private Task<TestRun> RunAsync(string? filter) =>
        new TestRunner(new BuildPaths(_checkout.Path, "quickstart"), DotNetAsync, _clock, _output).RunAsync(filter);

    private async Task<int> DotNetAsync(IReadOnlyList<string> arguments, string log)
    {
        var name = arguments[0] == "build" ? "build" : Path.GetFileNameWithoutExtension(arguments[0]);
        lock (_ran)
            _ran.Add(name);
        if (_held.TryGetValue(name, out var held))
            await held.Task;
        File.WriteAllText(log, $"Output of {name}\n");
        if (name == "build")
            return _buildExitCode;
        if (name == "Crashed.Tests")
            return 134;
        File.WriteAllText(
            Path.Combine(Results, $"{name}.ctrf"),
            $$"""{ "results": { "tests": [{ "name": "{{name}}.One", "status": "passed", "duration": 1 }] } }""");
        return 0;
    }

    private async Task WaitForAsync(string text)
    {
        while (!_output.ToString().Contains(text, StringComparison.Ordinal))
            await Task.Delay(5);
    }
}
