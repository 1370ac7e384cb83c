namespace Build.Testing;

/// <summary>One test project of a run.</summary>
/// <param name="ExitCode">The exit code of the test program. A program that crashed fails without a failed test.</param>
/// <param name="Duration">From the start of the test program to its end.</param>
public sealed record ProjectOutcome(string Name, int ExitCode, TimeSpan Duration, IReadOnlyList<TestOutcome> Tests)
{
    public bool HasFailed => ExitCode != 0;

    public int Count(TestStatus status) => Tests.Count(test => test.Status == status);
}
