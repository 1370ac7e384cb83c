using Faults;

namespace PyTorchFiles;

/// <summary>A PyTorch or pickle file is broken, hostile, or holds more than plain weights or texts. Nothing in it was executed.</summary>
public sealed class PyTorchFileException(string file, string reason, Exception? innerException = null)
    : FaultException(FaultKind.Data, $"{file}: {reason}", innerException)
{
    public string File { get; } = file;

    public string Reason { get; } = reason;
}
