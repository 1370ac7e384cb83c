using System.Globalization;
using Build.Ci;

namespace Build.Testing;

/// <summary>A test run in Markdown.</summary>
public static class TestPage
{
    private static readonly (string Heading, bool IsNumber)[] Columns =
        [("project", false), ("passed", true), ("failed", true), ("skipped", true), ("seconds", true)];

    /// <returns>A table of the projects and, where something failed, a list of what failed.</returns>
    public static IReadOnlyList<string> Of(TestRun run)
    {
        var table = MarkdownTable.Of(Columns, run.Projects.Select(Row));
        var failures = run.FailedProjects.SelectMany(Failures).Select(failure => $"- {MarkdownTable.Escape(failure)}\n").ToArray();
        return failures.Length == 0 ? [table] : [table, "Failed:", string.Concat(failures)];
    }

    private static string[] Row(ProjectOutcome project) =>
    [
        project.Name,
        Number(project.Count(TestStatus.Passed)),
        Number(project.Count(TestStatus.Failed)),
        Number(project.Count(TestStatus.Skipped)),
        project.Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
    ];

    private static IEnumerable<string> Failures(ProjectOutcome project)
    {
        var failed = project.Tests.Where(test => test.Status == TestStatus.Failed).Select(test => test.Name).ToArray();
        return failed.Length > 0 ? failed : [$"{project.Name} ended with exit code {project.ExitCode} without a failed test"];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
