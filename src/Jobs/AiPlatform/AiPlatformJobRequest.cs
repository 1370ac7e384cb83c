using System.Text.Json.Nodes;
using Jobs.Cloud;

namespace Jobs.AiPlatform;

/// <summary>A job of AI Platform Training to run.</summary>
/// <remarks>https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs#TrainingInput</remarks>
public sealed record AiPlatformJobRequest : ContainerJobRequest
{
    /// <summary>The size of the machine: <c>BASIC</c>, <c>BASIC_GPU</c>, …, or <c>CUSTOM</c> for <see cref="Machine"/>.</summary>
    public required string ScaleTier { get; init; }

    /// <summary>The machine of scale tier CUSTOM.</summary>
    public MachineSpec? Machine { get; init; }

    /// <summary>Its boot disk.</summary>
    public DiskSpec? Disk { get; init; }

    /// <summary>The longest the job may run, such as <c>3600s</c>; 7 days when null.</summary>
    public string? MaxRunningTime { get; init; }

    /// <summary>
    /// The service's name for the job, made of the run's: a letter, then letters, digits and <c>_</c>. A second job of that name is refused, so
    /// a request may be sent again.
    /// </summary>
    public string JobId => (char.IsAsciiLetter(RunId[0]) ? "" : "job_") + RunId.Replace('-', '_');

    /// <summary>The body of the request that creates the job, member for member what gcloud sends.</summary>
    /// <param name="region">Where it runs.</param>
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
            yield return $"AI Platform takes a machine with scale tier CUSTOM only, not with {ScaleTier}. Leave one of them out.";
        if (Machine is null && ScaleTier == "CUSTOM")
            yield return "Scale tier CUSTOM needs a machine. Give its type.";
    }
}
