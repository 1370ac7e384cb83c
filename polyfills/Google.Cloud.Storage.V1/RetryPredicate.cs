using Google.Api.Gax;

namespace Google.Cloud.Storage.V1;

/// <summary>For which answers a request is sent again.</summary>
public sealed class RetryPredicate
{
    private readonly Func<int, bool> _predicate;

    private RetryPredicate(Func<int, bool> predicate) => _predicate = predicate;

    /// <summary>408, 429, 500, 502, 503 and 504.</summary>
    public static RetryPredicate RetriableIdempotentErrors { get; } = FromErrorCodes(408, 429, 500, 502, 503, 504);

    public static RetryPredicate Never { get; } = new(_ => false);

    /// <param name="errorCodes">HTTP statuses; no others are retried.</param>
    public static RetryPredicate FromErrorCodes(params int[] errorCodes)
    {
        GaxPreconditions.CheckNotNull(errorCodes, nameof(errorCodes));
        var codes = errorCodes.ToHashSet();
        return new RetryPredicate(codes.Contains);
    }

    /// <param name="predicate">Takes an HTTP status; null is <see cref="Never"/>.</param>
    public static RetryPredicate FromErrorCodePredicate(Func<int, bool>? predicate) => predicate is null ? Never : new RetryPredicate(predicate);

    internal bool ShouldRetry(int errorCode) => _predicate(errorCode);
}
