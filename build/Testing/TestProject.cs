using System.Text.Json;

namespace Build.Testing;

/// <summary>A test project of the checkout, and the program that it compiles to.</summary>
/// <param name="Path">The path of the project file.</param>
public sealed record TestProject(string Path)
{
    private const string Configuration = "Release", Framework = "net10.0";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether its tests wait for engines, registries and jobs rather than compute.</summary>
    public bool MostlyWaits => Name == "EndToEnd.Tests";

    private string Program => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "bin", Configuration, Framework, Name + ".dll");

    /// <param name="filter">Only the projects whose name holds this; null for all.</param>
    public static IReadOnlyList<TestProject> Find(string root, string? filter) =>
    [
        .. Directory.GetFiles(System.IO.Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(path => new TestProject(path))
            .Where(project => project.Name.Contains(filter ?? "", StringComparison.OrdinalIgnoreCase))
            .OrderBy(project => project.Path, StringComparer.Ordinal),
    ];

    /// <summary>The arguments of <c>dotnet</c> that compile what a solution filter lists.</summary>
    public static IReadOnlyList<string> BuildArguments(string solutionFilter) =>
        ["build", solutionFilter, "--configuration", Configuration, "--verbosity", "quiet", "--nologo"];

    /// <summary>A solution filter: MSBuild compiles some projects of a solution, and what they use, at once.</summary>
    /// <remarks>Source: https://learn.microsoft.com/visualstudio/msbuild/solution-filters.</remarks>
    /// <param name="folder">Where the filter lies.</param>
    public static string SolutionFilter(string solution, string folder, IEnumerable<TestProject> projects) => JsonSerializer.Serialize(new
    {
        solution = new
        {
            path = System.IO.Path.GetRelativePath(folder, solution),
            projects = projects.Select(project => System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(solution)!, project.Path)),
        },
    });

    /// <summary>The arguments of <c>dotnet</c> that run the tests.</summary>
    /// <param name="results">The folder of the reports, each of which has the project's name.</param>
    public IReadOnlyList<string> RunArguments(string results) =>
    [
        Program, "--no-ansi", "--no-banner", "--progress", "off", "--results-directory", results,
        "--report-xunit-ctrf", "--report-xunit-ctrf-filename", $"{Name}.ctrf",
        "--report-xunit-trx", "--report-xunit-trx-filename", $"{Name}.trx",
        "--report-xunit-junit", "--report-xunit-junit-filename", $"{Name}.junit.xml",
    ];
}
