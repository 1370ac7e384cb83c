namespace Jobs.Cloud;

/// <summary>One of Google's services: how errors name it, and where its things are.</summary>
internal sealed record CloudService
{
    public static readonly CloudService VertexAi = new()
    {
        Title = "Vertex AI",
        Api = "aiplatform.googleapis.com",
        Role = "roles/aiplatform.user",
        LogTypes = "resource.type=\"ml_job\"",
        JobsAt = (endpoints, at) => $"{endpoints.VertexAi}v1/projects/{at.Project}/locations/{at.Region}/customJobs",
        ConsoleAt = (id, at) => $"https://console.cloud.google.com/vertex-ai/locations/{at.Region}/training/{id}?project={at.Project}",
    };

    public static readonly CloudService AiPlatform = new()
    {
        Title = "AI Platform",
        Api = GoogleEndpoints.AiPlatformHost,
        Role = "roles/ml.developer",
        LogTypes = "(resource.type=\"ml_job\" OR resource.type=\"cloudml_job\")",
        JobsAt = (endpoints, at) => $"{endpoints.AiPlatform}v1/projects/{at.Project}/jobs",
        ConsoleAt = (id, at) => $"https://console.cloud.google.com/mlengine/jobs/{id}?project={at.Project}",
        Farewell = " Google shut AI Platform Training down on 2025-01-31: use Vertex AI (service: vertexAi).",
    };

    public static readonly CloudService Logging = new()
    {
        Title = "Cloud Logging",
        Api = "logging.googleapis.com",
        Role = "roles/logging.viewer",
    };

    public static readonly CloudService Iam = new()
    {
        Title = "IAM",
        Api = "iam.googleapis.com",
        Role = "roles/iam.serviceAccountUser",
    };

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it is enabled by.</summary>
    public required string Api { get; init; }

    /// <summary>The role that may use it.</summary>
    public required string Role { get; init; }

    /// <summary>What to say besides, whatever is wrong; empty for a service that still runs.</summary>
    public string Farewell { get; init; } = "";

    /// <summary>The filter for the kinds of resources that its jobs are in Cloud Logging.</summary>
    public string LogTypes { get; init; } = "";

    /// <summary>The address of its jobs, without a slash at its end.</summary>
    public Func<GoogleEndpoints, CloudLocation, string> JobsAt { get; init; } = (_, _) => "";

    /// <summary>The address of a job's page, by the job's id.</summary>
    public Func<string, CloudLocation, string> ConsoleAt { get; init; } = (_, _) => "";
}
