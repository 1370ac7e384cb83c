namespace Jobs.Cloud;

/// <summary>One of Google's services, as errors name it.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Api">What it is enabled by.</param>
/// <param name="Role">The role that may use it.</param>
internal sealed record CloudService(string Title, string Api, string Role)
{
    public static readonly CloudService VertexAi = new("Vertex AI", "aiplatform.googleapis.com", "roles/aiplatform.user");
    public static readonly CloudService AiPlatform = new("AI Platform", GoogleEndpoints.AiPlatformHost, "roles/ml.developer");
    public static readonly CloudService Logging = new("Cloud Logging", "logging.googleapis.com", "roles/logging.viewer");

    /// <summary>What to do besides, whatever is wrong; empty for a service that still runs.</summary>
    public string Farewell => this == AiPlatform
        ? " Google shut AI Platform Training down on 2025-01-31: use Vertex AI (service: vertexAi)."
        : "";
}
