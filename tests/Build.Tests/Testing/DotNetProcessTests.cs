using Build.Ci;
using Build.Testing;

namespace Build.Tests.Testing;

public sealed class DotNetProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Output_and_errors_go_to_the_log()
    {
        var log = _folder.PathOf("version.log");

        (await new DotNetProcess(_folder.Path).RunAsync(["--version"], log)).Should().Be(0);
        File.ReadAllText(log).Should().MatchRegex(@"^10\.\d+\.\d+\S*\n$");

        (await new DotNetProcess(_folder.Path).RunAsync(["no such program.dll"], log)).Should().NotBe(0);
        File.ReadAllText(log).Should().Contain("no such program.dll");
    }

    [Fact]
    public async Task Builds_that_tests_start_write_to_no_summary()
    {
        var (log, project) = (_folder.PathOf("build.log"), _folder.Write("empty.proj", "<Project />"));
        Environment.SetEnvironmentVariable(StepSummary.Variable, _folder.PathOf("summary.md"));
        try
        {
            await new DotNetProcess(_folder.Path).RunAsync(["msbuild", project, "-nr:false", $"-getProperty:{StepSummary.Variable}"], log);
        }
        finally
        {
            Environment.SetEnvironmentVariable(StepSummary.Variable, null);
        }

        File.ReadAllText(log).Trim().Should().BeEmpty();
    }
}
