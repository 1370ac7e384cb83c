using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Pipelines;

/// <summary>Time limits, restarts and the way machines are provisioned.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec#Scheduling</remarks>
public sealed record SchedulingSettings
{
    [Description("The maximum duration of the job, in seconds; 7 days on Vertex AI when left out.")]
    [RegularExpression(Forms.Duration, ErrorMessage = Forms.DurationName)]
    [Example("3600s")]
    public string? Timeout { get; init; }

    [Description("STANDARD, SPOT (cheaper, can be preempted) or FLEX_START (waits for a free machine).")]
    public SchedulingStrategy Strategy { get; init; }

    [Description("The maximum wait of FLEX_START, in seconds; one day on Vertex AI when left out.")]
    [RegularExpression(Forms.Duration, ErrorMessage = Forms.DurationName)]
    [Example("7200s")]
    public string? MaxWaitDuration { get; init; }

    [Description("Whether to restart the whole job when a worker restarts.")]
    public bool RestartJobOnWorkerRestart { get; init; }

    [Description("Whether to disable retries of a job that fails because of an internal error.")]
    public bool DisableRetries { get; init; }
}
