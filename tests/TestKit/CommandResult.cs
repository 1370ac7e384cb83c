using Xunit;

namespace TestKit;

/// <param name="Output">All of the standard output.</param>
/// <param name="Error">All of the standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test unless the program succeeded.</summary>
    /// <returns>The standard output without the line end behind it.</returns>
    public string Require()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}{Error}");
        return Output.TrimEnd('\n');
    }
}
