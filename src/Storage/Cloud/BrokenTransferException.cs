namespace Storage.Cloud;

/// <summary>A transfer ended before its end, in a way that may pass.</summary>
internal sealed class BrokenTransferException(string message, Exception? innerException = null) : Exception(message, innerException);
