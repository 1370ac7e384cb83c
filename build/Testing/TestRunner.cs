using Cake.Core.IO;
using Path = System.IO.Path;

namespace Build.Testing;

/// <summary>Runs the test projects of the solution.</summary>
public static class TestRunner
{
    /// <param name="filter">Only the projects whose name holds this; null for all.</param>
    /// <exception cref="FaultException">A test failed, or no project matches.</exception>
    public static TestSummary Run(ICakeContext context, BuildPaths paths, string? filter)
    {
        var projects = Directory.GetFiles(Path.Combine(paths.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Where(project => filter is null || Path.GetFileNameWithoutExtension(project).Contains(filter, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToArray();
        if (projects.Length == 0)
            throw new FaultException(FaultKind.Settings, $"--filter={filter}: no test project's name holds it. Leave it out to run all.");

        if (Directory.Exists(paths.TestResults))
            Directory.Delete(paths.TestResults, recursive: true);
        Directory.CreateDirectory(paths.TestResults);

        var broken = projects.Where(project => RunProject(context, project, paths.TestResults) != 0).Select(Path.GetFileNameWithoutExtension).ToArray();
        var summary = TestSummary.Read(paths.TestResults);
        foreach (var (reason, count) in summary.SkipReasons.OrderBy(skip => skip.Key, StringComparer.Ordinal))
            context.Information($"skipped {count}: {reason}");
        context.Information(summary.ToString());

        if (broken.Length > 0)
            throw new FaultException(FaultKind.Defect, $"Test: {string.Join(", ", broken)} failed. Read the failures above.");
        return summary;
    }

    private static int RunProject(ICakeContext context, string project, string results) => context.StartProcess("dotnet", new ProcessSettings
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("test")
            .AppendSwitchQuoted("--project", project)
            .AppendSwitch("--configuration", "Release")
            .AppendSwitchQuoted("--results-directory", results)
            .Append("--report-xunit-ctrf")
            .Append("--no-ansi"),
    });
}
