using Faults;

namespace Jobs.Cloud;

/// <summary>The roots of Google's interfaces, each with a slash at its end.</summary>
/// <param name="VertexAi">Vertex AI in one region.</param>
/// <param name="AiPlatform">AI Platform Training.</param>
/// <param name="Logging">Cloud Logging.</param>
public sealed record GoogleEndpoints(Uri VertexAi, Uri AiPlatform, Uri Logging)
{
    internal const string AiPlatformHost = "ml.googleapis.com";

    private const string Override = "CLOUDSDK_API_ENDPOINT_OVERRIDES_";
    private const string StandardIam = "https://iam.googleapis.com/";

    /// <summary>Identity and Access Management.</summary>
    public Uri Iam { get; init; } = new(StandardIam);

    /// <summary>Google's own, or what gcloud's variables <c>CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM</c>, <c>…_ML</c>, <c>…_LOGGING</c>, <c>…_IAM</c> name.</summary>
    /// <param name="region">Whose Vertex AI.</param>
    /// <param name="variable">Reads an environment variable; null for one that is not set.</param>
    /// <exception cref="FaultException"><see cref="FaultKind.Settings"/>: a variable holds no address that a token may be sent to.</exception>
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
        // A token goes with each request: to another machine never in the clear.
        if (Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return address;
        throw new FaultException(
            FaultKind.Settings, $"{Override}{service}: \"{given}\" is no address of a service. Give https://HOST/, or http:// on this machine.");
    }
}
