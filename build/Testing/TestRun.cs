namespace Build.Testing;

/// <param name="FailedProjects">The test projects that did not end well; one that crashed has failed without a failed test.</param>
public sealed record TestRun(IReadOnlyList<string> FailedProjects, TestSummary Summary);
