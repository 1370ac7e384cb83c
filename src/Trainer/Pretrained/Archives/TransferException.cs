namespace Trainer.Pretrained.Archives;

/// <summary>A download failed before it was complete.</summary>
/// <param name="what">The problem, as a clause.</param>
/// <param name="mayPass">Whether the problem may be transient.</param>
internal sealed class TransferException(string what, bool mayPass, Exception? innerException = null) : Exception(what, innerException)
{
    /// <summary>Whether the problem may be transient.</summary>
    public bool MayPass { get; } = mayPass;

    /// <summary>The pause that the server requests; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
