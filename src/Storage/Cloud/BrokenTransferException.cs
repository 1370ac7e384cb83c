namespace Storage.Cloud;

/// <summary>Transient failure of a transfer.</summary>
internal sealed class BrokenTransferException(string message, Exception? innerException = null) : Exception(message, innerException);
