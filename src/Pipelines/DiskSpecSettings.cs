using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipelines;

/// <summary>The boot disk of a cloud job.</summary>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/DiskSpec</remarks>
public sealed record DiskSpecSettings
{
    [Description("The type of the disk.")]
    [RegularExpression("^[a-z0-9-]+$", ErrorMessage = "a disk type")]
    public string BootDiskType { get; init; } = "pd-ssd";

    [Description("The size of the disk in GB.")]
    [Range(100, 64_000)]
    public int BootDiskSizeGb { get; init; } = 100;
}
