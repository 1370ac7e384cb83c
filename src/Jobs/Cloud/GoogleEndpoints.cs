using Faults;

namespace Jobs.Cloud;

/// <summary>Base URLs of Google's APIs, each with a slash at its end.</summary>
/// <param name="VertexAi">The URL of Vertex AI in one region.</param>
/// <param name="AiPlatform">The URL of AI Platform Training.</param>
/// <param name="Logging">The URL of Cloud Logging.</param>
internal sealed record GoogleEndpoints(Uri VertexAi, Uri AiPlatform, Uri Logging)
{
    public const string AiPlatformHost = "ml.googleapis.com";

    private const string Override = "CLOUDSDK_API_ENDPOINT_OVERRIDES_";
    private const string StandardIam = "https://iam.googleapis.com/";

    /// <summary>URL of Identity and Access Management.</summary>
    public Uri Iam { get; init; } = new(StandardIam);

    /// <summary>Gets Google's URLs, or those in gcloud's variables <c>CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM</c>, <c>…_ML</c>, <c>…_LOGGING</c>, <c>…_IAM</c>.</summary>
    /// <param name="region">The region of Vertex AI.</param>
    /// <param name="variable">Gets an environment variable; null when it is not set.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a variable is not a URL that a token may be sent to.</exception>
    public static GoogleEndpoints FromEnvironment(string region, Func<string, string?> variable) => new(
        Address("AIPLATFORM", $"https://{region}-aiplatform.googleapis.com/", variable),
        Address("ML", $"https://{AiPlatformHost}/", variable),
        Address("LOGGING", "https://logging.googleapis.com/", variable))
    {
        Iam = Address("IAM", StandardIam, variable),
    };

    private static Uri Address(string service, string standard, Func<string, string?> variable)
    {
        var given = variable(Override + service);
        if (string.IsNullOrEmpty(given))
            return new Uri(standard);
        // Each request carries a token, which must not be sent unencrypted to another machine.
        if (Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;
        throw new FaultException(
            FaultKind.Settings, $"{Override}{service}: \"{given}\" is not the address of a service. Give https://HOST/, or http:// for this machine.");
    }
}
