namespace Storage.Cloud;

/// <summary>Usable credentials are missing. The message omits the cause, which may quote a key file.</summary>
internal sealed class NoCredentialsException(Exception cause) : Exception("There are no usable credentials.", cause);
