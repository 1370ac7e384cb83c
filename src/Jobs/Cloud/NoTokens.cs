namespace Jobs.Cloud;

/// <summary>Token source for requests without credentials, for local servers that require none.</summary>
internal sealed class NoTokens : IAccessTokenSource
{
    public Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation) => Task.FromResult<AccessToken?>(null);
}
