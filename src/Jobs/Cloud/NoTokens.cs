namespace Jobs.Cloud;

/// <summary>Requests without credentials, for servers on this machine that ask for none.</summary>
public sealed class NoTokens : IAccessTokenSource
{
    public Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation) => Task.FromResult<AccessToken?>(null);
}
