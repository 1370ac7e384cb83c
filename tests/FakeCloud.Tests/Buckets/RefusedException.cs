namespace FakeCloud.Tests.Buckets;

public sealed class RefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
