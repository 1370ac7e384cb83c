using Faults;

namespace Jobs.Cloud;

/// <summary>How Google is reached.</summary>
/// <param name="Http">Its own time limit should be longer than a minute: each request is limited here.</param>
/// <param name="Tokens">The credentials.</param>
/// <param name="Endpoints">The addresses.</param>
public sealed record GoogleConnection(HttpClient Http, IAccessTokenSource Tokens, GoogleEndpoints Endpoints)
{
    /// <summary>Gets a line for the user when something takes longer than it should.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>
    /// As gcloud's own variables say: its endpoint overrides, <c>CLOUDSDK_AUTH_DISABLE_CREDENTIALS</c>, <c>CLOUDSDK_AUTH_ACCESS_TOKEN_FILE</c> and
    /// <c>CLOUDSDK_BILLING_QUOTA_PROJECT</c>; else Google with Application Default Credentials.
    /// </summary>
    /// <param name="region">Whose Vertex AI.</param>
    /// <param name="http">See <see cref="Http"/>.</param>
    /// <param name="variable">Reads an environment variable; null for one that is not set.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a variable is wrong.</exception>
    public static GoogleConnection FromEnvironment(string region, HttpClient http, Func<string, string?> variable) =>
        new(http, Credentials(variable), GoogleEndpoints.FromEnvironment(region, variable));

    private static IAccessTokenSource Credentials(Func<string, string?> variable)
    {
        if (string.Equals(variable("CLOUDSDK_AUTH_DISABLE_CREDENTIALS"), "true", StringComparison.OrdinalIgnoreCase))
            return new NoTokens();
        var quotaProject = variable("CLOUDSDK_BILLING_QUOTA_PROJECT") is { Length: > 0 } project ? project : null;
        return variable("CLOUDSDK_AUTH_ACCESS_TOKEN_FILE") is { Length: > 0 } file
            ? new TokenFile(file, quotaProject)
            : new ApplicationDefaultTokens(quotaProject);
    }
}
