namespace Cake.Frosting.Tests;

/// <param name="ExitCode">What the host returned.</param>
/// <param name="Output">All that was printed, colours and trailing blanks removed.</param>
/// <param name="Journal">What the tasks and lifetimes noted.</param>
public sealed record BuildResult(int ExitCode, string Output, IReadOnlyList<string> Journal);
