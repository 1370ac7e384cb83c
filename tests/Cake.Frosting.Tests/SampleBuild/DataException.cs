namespace SampleBuild;

/// <summary>A failure that knows its exit code.</summary>
public sealed class DataException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
