namespace Storage.Cloud;

/// <summary>No client could be made for want of credentials. The cause is kept out of the message: it may quote a key file.</summary>
internal sealed class NoCredentialsException(Exception cause) : Exception("There are no usable credentials.", cause);
