namespace Jobs.VertexAi;

/// <summary>Time limits, restarts and how machines are provisioned. Durations are seconds followed by <c>s</c>, such as <c>3600s</c>.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec#Scheduling</remarks>
public sealed record Scheduling
{
    /// <summary>The longest the job may run; 7 days when null.</summary>
    public string? Timeout { get; init; }

    /// <summary><c>STANDARD</c>, <c>SPOT</c> or <c>FLEX_START</c>; standard when null.</summary>
    public string? Strategy { get; init; }

    /// <summary>The longest a job may wait for its machines; a day when null.</summary>
    public string? MaxWaitDuration { get; init; }

    /// <summary>Restarts the whole job when a worker is restarted.</summary>
    public bool RestartJobOnWorkerRestart { get; init; }

    /// <summary>A job that fails by no fault of its own is not tried again.</summary>
    public bool DisableRetries { get; init; }
}
