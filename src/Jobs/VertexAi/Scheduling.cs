namespace Jobs.VertexAi;

/// <summary>Time limits, restarts and provisioning of a job. Durations are seconds followed by <c>s</c>, such as <c>3600s</c>.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec#Scheduling</remarks>
public sealed record Scheduling
{
    /// <summary>Time limit of the job; 7 days when null.</summary>
    public string? Timeout { get; init; }

    /// <summary>Provisioning strategy: <c>STANDARD</c>, <c>SPOT</c> or <c>FLEX_START</c>; standard when null.</summary>
    public string? Strategy { get; init; }

    /// <summary>Longest wait for machines; one day when null.</summary>
    public string? MaxWaitDuration { get; init; }

    /// <summary>Whether the whole job is restarted when a worker is restarted.</summary>
    public bool RestartJobOnWorkerRestart { get; init; }

    /// <summary>Whether the service does not retry a job that fails because of an internal error.</summary>
    public bool DisableRetries { get; init; }
}
