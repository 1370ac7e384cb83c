using Faults;

namespace PyTorchFiles;

/// <summary>
/// The exception for a PyTorch or pickle file that is damaged or malicious, or holds more than weights or texts. Nothing in it was
/// executed.
/// </summary>
public sealed class PyTorchFileException(string file, string reason, Exception? innerException = null)
    : FaultException(FaultKind.Data, $"{file}: {reason}", innerException)
{
    /// <summary>Name of the file.</summary>
    public string File { get; } = file;

    /// <summary>Reason without the name of the file.</summary>
    public string Reason { get; } = reason;
}
