namespace Trainer.Pretrained.Archives;

/// <summary>A transfer ended before it was complete.</summary>
/// <param name="what">What happened, as a clause.</param>
/// <param name="mayPass">Whether another try may go better.</param>
internal sealed class TransferException(string what, bool mayPass, Exception? innerException = null) : Exception(what, innerException)
{
    public bool MayPass { get; } = mayPass;

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
