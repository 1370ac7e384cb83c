using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Settings.Declarations;

namespace Pipelines;

/// <summary>Time limits, restarts and the way machines are provisioned.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec#Scheduling</remarks>
public sealed record SchedulingSettings
{
    [Description("The longest the job may run, in seconds; Vertex AI's own is 7 days.")]
    [RegularExpression(Forms.Duration, ErrorMessage = Forms.DurationName)]
    [Example("3600s")]
    public string? Timeout { get; init; }

    [Description("STANDARD, SPOT (cheaper, may be taken away) or FLEX_START (waits for a free machine).")]
    public SchedulingStrategy Strategy { get; init; }

    [Description("The longest FLEX_START waits, in seconds; Vertex AI's own is a day.")]
    [RegularExpression(Forms.Duration, ErrorMessage = Forms.DurationName)]
    [Example("7200s")]
    public string? MaxWaitDuration { get; init; }

    [Description("Restarts the whole job when a worker is restarted.")]
    public bool RestartJobOnWorkerRestart { get; init; }

    [Description("A job that fails by no fault of its own is not tried again.")]
    public bool DisableRetries { get; init; }
}
