namespace Jobs.Cloud;

/// <summary>Token source that reads a file for each request, so that another program can renew the token.</summary>
/// <param name="path">The file, which contains only the token.</param>
/// <param name="quotaProject">See <see cref="AccessToken.QuotaProject"/>.</param>
internal sealed class TokenFile(string path, string? quotaProject = null) : IAccessTokenSource
{
    public async Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation)
    {
        try
        {
            return new AccessToken((await File.ReadAllTextAsync(path, cancellation)).Trim(), quotaProject);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{path}: the access token file cannot be read: {exception.Message}", exception);
        }
    }
}
