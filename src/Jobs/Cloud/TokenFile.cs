namespace Jobs.Cloud;

/// <summary>A token that something else keeps fresh in a file; read again for each request.</summary>
/// <param name="path">The file: the token and nothing else.</param>
/// <param name="quotaProject">See <see cref="AccessToken.QuotaProject"/>.</param>
public sealed class TokenFile(string path, string? quotaProject = null) : IAccessTokenSource
{
    public async Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation)
    {
        try
        {
            return new AccessToken((await File.ReadAllTextAsync(path, cancellation)).Trim(), quotaProject);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"{path}: the file of the access token cannot be read: {exception.Message}", exception);
        }
    }
}
