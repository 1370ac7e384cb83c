using System.Globalization;

namespace Build.Testing;

/// <summary>The outcome of every test project that ran.</summary>
public sealed record TestRun(IReadOnlyList<ProjectOutcome> Projects)
{
    private const int SlowestCount = 10;

    public IEnumerable<ProjectOutcome> FailedProjects => Projects.Where(project => project.HasFailed);

    /// <summary>Ten lines at most, the slowest test first: seconds, project, test. Skipped tests are left out.</summary>
    public IReadOnlyList<string> Slowest()
    {
        var tests = Projects
            .SelectMany(project => project.Tests.Select(test => (Project: project.Name, Test: test)))
            .Where(entry => entry.Test.Status != TestStatus.Skipped)
            .OrderByDescending(entry => entry.Test.Duration).Take(SlowestCount)
            .Select(entry => (Seconds: Seconds(entry.Test.Duration), entry.Project, Name: NameWithin(entry.Project, entry.Test.Name))).ToArray();
        return
        [
            .. tests.Select(test =>
                $"{test.Seconds.PadLeft(tests[0].Seconds.Length)} s  {test.Project.PadRight(tests.Max(other => other.Project.Length))}  {test.Name}"),
        ];
    }

    /// <summary>Why tests were skipped, a line for each reason, in their order.</summary>
    public IEnumerable<string> SkipReasons() => Projects.SelectMany(project => project.Tests)
        .Where(test => test.Status == TestStatus.Skipped)
        .CountBy(test => test.Message ?? "no reason given")
        .OrderBy(skip => skip.Key, StringComparer.Ordinal)
        .Select(skip => $"skipped {skip.Value}: {skip.Key}");

    /// <param name="logs">The folder of the projects' logs.</param>
    /// <returns>Which projects failed and where their logs are; null where none failed.</returns>
    public string? Failure(string logs)
    {
        var names = FailedProjects.Select(project => project.Name).ToArray();
        return names.Length == 0
            ? null
            : $"{string.Join(", ", names)} failed. What they printed is in {string.Join(", ", names.Select(name => $"{logs}/{name}.log"))}.";
    }

    /// <returns>The last line of <c>Test</c>, which CI reads.</returns>
    public override string ToString()
    {
        var skipped = Count(TestStatus.Skipped);
        return $"{Count(TestStatus.Passed)} passed, {Count(TestStatus.Failed)} failed" + (skipped > 0 ? $", {skipped} skipped" : "");
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string NameWithin(string project, string test) =>
        test.StartsWith(project + ".", StringComparison.Ordinal) ? test[(project.Length + 1)..] : test;

    private int Count(TestStatus status) => Projects.Sum(project => project.Count(status));
}
