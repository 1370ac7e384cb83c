namespace Faults;

/// <summary>
/// A fault the user can mend. The message is what the user reads: what went wrong, where, and what to do next,
/// one line for each mistake. The program prints it without a stack trace and exits with <see cref="ExitCode"/>.
/// </summary>
public class FaultException(FaultKind kind, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public FaultKind Kind { get; } = kind;

    /// <summary>The exit code of the process that ends with this fault.</summary>
    public int ExitCode => (int)Kind;
}
