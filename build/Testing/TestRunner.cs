using Cake.Core.IO;
using Path = System.IO.Path;

namespace Build.Testing;

/// <summary>Runs the test projects of the solution.</summary>
public static class TestRunner
{
    /// <param name="filter">Only the projects whose name holds this; null for all.</param>
    /// <exception cref="FaultException">No project matches.</exception>
    public static TestRun Run(ICakeContext context, BuildPaths paths, string? filter)
    {
        var projects = Directory.GetFiles(Path.Combine(paths.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileNameWithoutExtension(project).Contains(filter ?? "", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToArray();
        if (projects.Length == 0)
            throw new FaultException(FaultKind.Settings, $"--filter={filter}: no test project's name holds it. Leave it out to run all.");

        if (Directory.Exists(paths.TestResults))
            Directory.Delete(paths.TestResults, recursive: true);
        Directory.CreateDirectory(paths.TestResults);

        var failed = projects
            .Where(project => RunProject(context, project, paths.TestResults) != 0).Select(Path.GetFileNameWithoutExtension);
        return new([.. failed.OfType<string>()], TestSummary.Read(paths.TestResults));
    }

    private static int RunProject(ICakeContext context, string project, string results) =>
        context.StartProcess("dotnet", Settings(project, results));

    private static ProcessSettings Settings(string project, string results) => new()
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("test")
            .AppendSwitchQuoted("--project", project)
            .AppendSwitch("--configuration", "Release")
            .AppendSwitchQuoted("--results-directory", results)
            .Append("--report-xunit-ctrf")
            .Append("--no-ansi"),
    };
}
