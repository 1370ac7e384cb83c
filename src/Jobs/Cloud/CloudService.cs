namespace Jobs.Cloud;

/// <summary>Names, roles and URLs of a Google Cloud service.</summary>
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
        Farewell = " Google shut down AI Platform Training on 2025-01-31: use Vertex AI (service: vertexAi).",
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

    /// <summary>Name of the service in messages.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the API that has to be enabled.</summary>
    public required string Api { get; init; }

    /// <summary>Role that permits its use.</summary>
    public required string Role { get; init; }

    /// <summary>Text appended to every error message; empty for a service that is still available.</summary>
    public string Farewell { get; init; } = "";

    /// <summary>Filter for the resource types of its jobs in Cloud Logging.</summary>
    public string LogTypes { get; init; } = "";

    /// <summary>Creates the URL of the collection of jobs, without a slash at its end.</summary>
    public Func<GoogleEndpoints, CloudLocation, string> JobsAt { get; init; } = (_, _) => "";

    /// <summary>Creates the URL of a job's page in the console from the job's id.</summary>
    public Func<string, CloudLocation, string> ConsoleAt { get; init; } = (_, _) => "";
}
