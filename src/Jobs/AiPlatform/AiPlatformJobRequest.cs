using System.Text.Json.Nodes;
using Jobs.Cloud;

namespace Jobs.AiPlatform;

/// <summary>Request to run a job on AI Platform Training.</summary>
/// <remarks>https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs#TrainingInput</remarks>
public sealed record AiPlatformJobRequest : ContainerJobRequest
{
    /// <summary>Scale tier: <c>BASIC</c>, <c>BASIC_GPU</c>, …, or <c>CUSTOM</c> with <see cref="Machine"/>.</summary>
    public required string ScaleTier { get; init; }

    /// <summary>Machine of scale tier CUSTOM.</summary>
    public MachineSpec? Machine { get; init; }

    /// <summary>Boot disk of the machine.</summary>
    public DiskSpec? Disk { get; init; }

    /// <summary>Time limit of the job, such as <c>3600s</c>; 7 days when null.</summary>
    public string? MaxRunningTime { get; init; }

    /// <summary>
    /// Id of the job, derived from the run's: a letter, followed by letters, digits and <c>_</c>. The service rejects a second job with the
    /// same id, so the request is safe to repeat.
    /// </summary>
    internal string JobId => (char.IsAsciiLetter(RunId[0]) ? "" : "job_") + RunId.Replace('-', '_');

    /// <summary>Creates the body of the request that creates the job, with the same members that gcloud sends.</summary>
    /// <param name="region">The region of the job.</param>
    public JsonObject ToBody(string region) => Members.Of(
        ("jobId", JobId),
        ("labels", Members.Map(AllLabels)),
        ("trainingInput", Members.Of(
            ("args", Members.List(Arguments)),
            ("enableWebAccess", EnableWebAccess),
            ("masterConfig", MasterConfig()),
            ("masterType", Machine?.MachineType),
            ("network", Network),
            ("region", region),
            ("scaleTier", ScaleTier),
            ("scheduling", MaxRunningTime is null ? null : Members.Of(("maxRunningTime", MaxRunningTime))),
            ("serviceAccount", ServiceAccount))));

    private JsonObject MasterConfig() => Members.Of(
        ("acceleratorConfig", Machine is not { AcceleratorType: { } type }
            ? null
            : Members.Of(("count", Members.Int64(Machine.AcceleratorCount)), ("type", type))),
        ("diskConfig", Disk is null ? null : Members.Of(("bootDiskSizeGb", Disk.BootDiskSizeGb), ("bootDiskType", Disk.BootDiskType))),
        ("imageUri", Image));

    private protected override IEnumerable<string> Mistakes()
    {
        foreach (var mistake in base.Mistakes())
            yield return mistake;
        if (Machine is not null && ScaleTier != "CUSTOM")
            yield return $"AI Platform accepts a machine only with scale tier CUSTOM, not with {ScaleTier}. Remove one of the two.";
        if (Machine is null && ScaleTier == "CUSTOM")
            yield return "Scale tier CUSTOM requires a machine. Give its type.";
    }
}
