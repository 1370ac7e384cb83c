namespace Jobs.Cloud;

/// <summary>Boot disk of a machine.</summary>
/// <param name="BootDiskType">The type, such as <c>pd-ssd</c>.</param>
/// <param name="BootDiskSizeGb">The size in GB.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/DiskSpec</remarks>
public sealed record DiskSpec(string BootDiskType, int BootDiskSizeGb);
