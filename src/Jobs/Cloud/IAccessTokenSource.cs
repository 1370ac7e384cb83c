namespace Jobs.Cloud;

/// <summary>Where the tokens of requests to Google come from.</summary>
public interface IAccessTokenSource
{
    /// <param name="renew">The last token was refused: get another, even if its time is not over.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token; null where requests carry none.</returns>
    /// <exception cref="JobException">There are no credentials, or none that are accepted.</exception>
    Task<AccessToken?> GetAsync(bool renew, CancellationToken cancellation);
}
