namespace Jobs.Cloud;

/// <summary>Source of access tokens for requests to Google.</summary>
internal interface IAccessTokenSource
{
    /// <summary>Gets a token.</summary>
    /// <param name="renew">Whether to get a new token even if the last one has not expired, because it was rejected.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The token; null when requests are sent without one.</returns>
    /// <exception cref="JobException">Credentials are missing or not accepted.</exception>
    Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation);
}
