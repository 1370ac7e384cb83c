using System.Text.Json.Nodes;
using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>Request to run a custom job on Vertex AI.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec</remarks>
public sealed record CustomJobRequest : ContainerJobRequest
{
    /// <summary>Worker pools; the first one is the chief.</summary>
    public required IReadOnlyList<WorkerPool> WorkerPools { get; init; }

    /// <summary>Command that replaces the entry point of the image; empty to keep the entry point.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary>Environment variables of the container. Do not put secrets here: everyone who can view the job can read them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Output location of the job: <c>gs://BUCKET/PREFIX</c>. The container finds locations below it in AIP_MODEL_DIR, AIP_CHECKPOINT_DIR and
    /// AIP_TENSORBOARD_LOG_DIR.
    /// </summary>
    public string? BaseOutputDirectory { get; init; }

    /// <summary>Vertex AI TensorBoard that the job logs to: <c>projects/PROJECT/locations/REGION/tensorboards/ID</c>.</summary>
    public string? Tensorboard { get; init; }

    /// <summary>Time limits, restarts and provisioning; the defaults of the service when null.</summary>
    public Scheduling? Scheduling { get; init; }

    /// <summary>Persistent resource that the job runs on.</summary>
    public string? PersistentResourceId { get; init; }

    /// <summary>Reserved IP ranges for the job in <see cref="ContainerJobRequest.Network"/>.</summary>
    internal IReadOnlyList<string> ReservedIpRanges { get; init; } = [];

    /// <summary>Enables access to the dashboard of the running job.</summary>
    internal bool EnableDashboardAccess { get; init; }

    /// <summary>Customer-managed encryption key (CMEK) for the job's data at rest.</summary>
    internal string? KmsKeyName { get; init; }

    /// <summary>Creates the body of the request that creates the job, with the same members that gcloud sends.</summary>
    public JsonObject ToBody() => Members.Of(
        ("displayName", DisplayName),
        ("encryptionSpec", KmsKeyName is null ? null : Members.Of(("kmsKeyName", KmsKeyName))),
        ("jobSpec", JobSpec()),
        ("labels", Members.Map(AllLabels)));

    private JsonObject JobSpec() => Members.Of(
        ("baseOutputDirectory", BaseOutputDirectory is null ? null : Members.Of(("outputUriPrefix", BaseOutputDirectory))),
        ("enableDashboardAccess", Members.Flag(EnableDashboardAccess)),
        ("enableWebAccess", Members.Flag(EnableWebAccess)),
        ("network", Network),
        ("persistentResourceId", PersistentResourceId),
        ("reservedIpRanges", Members.List(ReservedIpRanges)),
        ("scheduling", Scheduling is null ? null : Body(Scheduling)),
        ("serviceAccount", ServiceAccount),
        ("tensorboard", Tensorboard),
        ("workerPoolSpecs", Members.List(WorkerPools, Body)));

    private JsonObject Body(WorkerPool pool) => Members.Of(
        ("containerSpec", Members.Of(
            ("args", Members.List(Arguments)),
            ("command", Members.List(EntryPoint)),
            ("env", Members.List(Environment, variable => Members.Of(("name", variable.Key), ("value", variable.Value)))),
            ("imageUri", Image))),
        ("diskSpec", pool.Disk is not { } disk
            ? null
            : Members.Of(("bootDiskSizeGb", disk.BootDiskSizeGb), ("bootDiskType", disk.BootDiskType))),
        ("machineSpec", Body(pool.Machine)),
        ("replicaCount", Members.Int64(pool.ReplicaCount)));

    private static JsonObject Body(MachineSpec machine) => Members.Of(
        ("acceleratorCount", machine.AcceleratorType is null ? null : JsonValue.Create(machine.AcceleratorCount)),
        ("acceleratorType", machine.AcceleratorType),
        ("machineType", machine.MachineType));

    private static JsonObject Body(Scheduling scheduling) => Members.Of(
        ("disableRetries", Members.Flag(scheduling.DisableRetries)),
        ("maxWaitDuration", scheduling.MaxWaitDuration),
        ("restartJobOnWorkerRestart", Members.Flag(scheduling.RestartJobOnWorkerRestart)),
        ("strategy", scheduling.Strategy),
        ("timeout", scheduling.Timeout));

    private protected override IEnumerable<string> Mistakes()
    {
        foreach (var mistake in base.Mistakes().Concat(RequestRules.MistakesOfEnvironment(Environment)))
            yield return mistake;
        if (WorkerPools.Count == 0)
            yield return "The job has no machines. Add a worker pool.";
        else if (WorkerPools[0].ReplicaCount != 1)
        {
            yield return $"The job's first worker pool is its chief and must have one machine, not {WorkerPools[0].ReplicaCount}. "
                + "Move the other machines to a second pool.";
        }
    }
}
