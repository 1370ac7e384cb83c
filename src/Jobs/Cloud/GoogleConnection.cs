using Faults;

namespace Jobs.Cloud;

/// <summary>Connection to Google Cloud.</summary>
public sealed record GoogleConnection
{
    /// <param name="http">The client. Its timeout should exceed one minute, because each request has its own time limit.</param>
    /// <param name="tokens">The source of access tokens.</param>
    /// <param name="endpoints">The URLs of the APIs.</param>
    internal GoogleConnection(HttpClient http, IAccessTokenSource tokens, GoogleEndpoints endpoints) =>
        (Http, Tokens, Endpoints) = (http, tokens, endpoints);

    /// <summary>Receives messages for the user about retries and delays.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    internal HttpClient Http { get; }

    internal IAccessTokenSource Tokens { get; }

    internal GoogleEndpoints Endpoints { get; }

    /// <summary>
    /// Creates a connection from gcloud's environment variables: its endpoint overrides, <c>CLOUDSDK_AUTH_DISABLE_CREDENTIALS</c>,
    /// <c>CLOUDSDK_AUTH_ACCESS_TOKEN_FILE</c> and <c>CLOUDSDK_BILLING_QUOTA_PROJECT</c>. Without them, it uses Google's endpoints and
    /// Application Default Credentials.
    /// </summary>
    /// <param name="region">The region of Vertex AI.</param>
    /// <param name="http">The client. Its timeout should exceed one minute, because each request has its own time limit.</param>
    /// <param name="variable">Gets an environment variable; null when it is not set.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a variable is invalid.</exception>
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
