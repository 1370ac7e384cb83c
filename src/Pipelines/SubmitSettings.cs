using System.Collections.ObjectModel;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Settings.Declarations;

namespace Pipelines;

/// <summary>The training job. Names and meanings are those of a Vertex AI custom job.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec</remarks>
public sealed record SubmitSettings
{
    [Description("The job service. `local`: this machine. `vertexAi`: a Vertex AI custom job. `aiPlatform`: AI Platform Training, "
        + "which Google shut down in 2025.")]
    public SubmitService Service { get; init; }

    [Description("The Google Cloud project. Needed by a cloud service.")]
    [RegularExpression("^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$|^[0-9]+$", ErrorMessage = "a project id")]
    [Example("my-project")]
    public string? Project { get; init; }

    [Description("The region of the job. A cloud service needs it, or `regions`.")]
    [RegularExpression(Forms.Region, ErrorMessage = Forms.RegionName)]
    [Example("us-central1")]
    public string? Region { get; init; }

    [Description("The regions that the job may run in, instead of `region`. If a region has no free machine or no quota, the next "
        + "one is tried.")]
    [RegularExpression(Forms.Region, ErrorMessage = Forms.RegionName)]
    [ListItems("regions")]
    [Example("[us-central1, us-east1]")]
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>The regions in the order they are tried, however they were given; none where the service needs none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllRegions => Regions ?? (Region is null ? [] : [Region]);

    [Description("The display name of the job; the pipeline's name when left out.")]
    [RegularExpression("^(?=.*\\S).{1,128}$", ErrorMessage = "1 to 128 characters")]
    [Example("support-messages")]
    public string? DisplayName { get; init; }

    [Description("The machine type. Needed by `vertexAi`, and by `aiPlatform` with scaleTier CUSTOM.")]
    [RegularExpression("^[a-z0-9_-]+$", ErrorMessage = "a machine type")]
    [Example("n1-standard-8")]
    public string? MachineType { get; init; }

    [Description("The GPU type.")]
    [RegularExpression("^[A-Z][A-Z0-9_]+$", ErrorMessage = "an accelerator type")]
    [Example("NVIDIA_TESLA_T4")]
    public string? AcceleratorType { get; init; }

    [Description("The number of GPUs.")]
    [Range(1, 16)]
    [Example("1")]
    public int? AcceleratorCount { get; init; }

    [Description("The number of machines. The trainer uses one.")]
    [Range(1, 1000)]
    public int ReplicaCount { get; init; } = 1;

    [Description("The machine configuration of `aiPlatform`.")]
    [Example("BASIC_GPU")]
    public ScaleTier? ScaleTier { get; init; }

    [Description("The boot disk.")]
    public DiskSpecSettings? DiskSpec { get; init; }

    [Description("The service account that the job runs as.")]
    [RegularExpression("^[^@\\s]+@[^@\\s]+$", ErrorMessage = "the address of a service account")]
    [Example("trainer@my-project.iam.gserviceaccount.com")]
    public string? ServiceAccount { get; init; }

    [Description("The VPC network that the job is peered with.")]
    [RegularExpression("^projects/[^/\\s]+/global/networks/[^/\\s]+$", ErrorMessage = "projects/NUMBER/global/networks/NAME")]
    [Example("projects/12345/global/networks/my-network")]
    public string? Network { get; init; }

    [Description("Environment variables of the trainer. Do not put secrets here: everyone who can see the job can read them.")]
    [MapKeys(Forms.VariableName, Forms.VariableNameName)]
    [Example("{ LOG_LEVEL: info }")]
    public IReadOnlyDictionary<string, string> Env { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    [Description("Labels of the job, for filtering bills and lists.")]
    [MapKeys("^[a-z][a-z0-9_-]{0,62}$", Forms.JobLabelName)]
    [RegularExpression("^[a-z0-9_-]{0,63}$", ErrorMessage = Forms.JobLabelName)]
    [Example("{ team: support }")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    [Description("The Cloud Storage prefix for the job's checkpoints and TensorBoard logs.")]
    [RegularExpression(Forms.Bucket, ErrorMessage = Forms.BucketName)]
    [Example("gs://my-bucket/jobs")]
    public string? BaseOutputDirectory { get; init; }

    [Description("The Vertex AI TensorBoard instance that the job logs to. Needs `serviceAccount` and `baseOutputDirectory`.")]
    [RegularExpression("^projects/[^/\\s]+/locations/[^/\\s]+/tensorboards/[^/\\s]+$",
        ErrorMessage = "projects/PROJECT/locations/REGION/tensorboards/ID")]
    [Example("projects/my-project/locations/us-central1/tensorboards/123")]
    public string? Tensorboard { get; init; }

    [Description("Time limits, restarts and spot machines.")]
    public SchedulingSettings? Scheduling { get; init; }

    [Description("The persistent resource that the job runs on.")]
    [RegularExpression("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", ErrorMessage = "a persistent resource id")]
    [Example("my-resource")]
    public string? PersistentResourceId { get; init; }

    [Description("Allows an interactive shell in the running job.")]
    public bool EnableWebAccess { get; init; }

    [Description("The action of Ctrl-C on a followed job.")]
    public InterruptAction OnInterrupt { get; init; }
}
