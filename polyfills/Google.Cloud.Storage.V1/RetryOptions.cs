namespace Google.Cloud.Storage.V1;

/// <summary>Whether and when a request that the server refused for now is sent again.</summary>
public sealed class RetryOptions(RetryTiming retryTiming, RetryPredicate retryPredicate)
{
    /// <summary>What a request that may safely be repeated gets unless its options say otherwise.</summary>
    public static RetryOptions IdempotentRetryOptions { get; } = new(RetryTiming.Default, RetryPredicate.RetriableIdempotentErrors);

    /// <summary>The first answer is the last.</summary>
    public static RetryOptions Never { get; } = new(RetryTiming.Default, RetryPredicate.Never);

    internal RetryTiming Timing => retryTiming;

    internal RetryPredicate Predicate => retryPredicate;
}
