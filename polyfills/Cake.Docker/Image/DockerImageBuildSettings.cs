namespace Cake.Docker;

/// <summary>Options of <c>docker build</c>.</summary>
public sealed class DockerImageBuildSettings : AutoToolSettings
{
    public string[]? AddHost { get; set; }

    public string[]? BuildArg { get; set; }

    public string[]? CacheFrom { get; set; }

    public string? CgroupParent { get; set; }

    public bool? Compress { get; set; }

    public long? CpuPeriod { get; set; }

    public long? CpuQuota { get; set; }

    public string? CpusetCpus { get; set; }

    public string? CpusetMems { get; set; }

    public long? CpuShares { get; set; }

    [AutoProperty(Format = Constants.BoolWithTrueDefaultFormat)]
    public bool? DisableContentTrust { get; set; }

    public string? File { get; set; }

    public bool? ForceRm { get; set; }

    public string? Iidfile { get; set; }

    public string? Isolation { get; set; }

    public string[]? Label { get; set; }

    public string? Memory { get; set; }

    public string? MemorySwap { get; set; }

    public string? Network { get; set; }

    public bool? NoCache { get; set; }

    public string? Platform { get; set; }

    public string? Progress { get; set; }

    public bool? Pull { get; set; }

    public bool? Quiet { get; set; }

    [AutoProperty(Format = Constants.BoolWithTrueDefaultFormat)]
    public bool? Rm { get; set; }

    public string[]? SecurityOpt { get; set; }

    public string? ShmSize { get; set; }

    public bool? Squash { get; set; }

    public bool? Stream { get; set; }

    public string[]? Tag { get; set; }

    public string? Target { get; set; }

    public string[]? Ulimit { get; set; }
}
