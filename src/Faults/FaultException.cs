namespace Faults;

/// <summary>
/// Error that the user can fix. The message has one line for each mistake: what went wrong, where, and what to do next.
/// The program prints it without a stack trace and exits with <see cref="ExitCode"/>.
/// </summary>
public class FaultException(FaultKind kind, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Cause of the error.</summary>
    public FaultKind Kind { get; } = kind;

    /// <summary>Exit code of a process that ends with this error.</summary>
    public int ExitCode => (int)Kind;
}
