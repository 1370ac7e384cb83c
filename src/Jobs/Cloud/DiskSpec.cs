namespace Jobs.Cloud;

/// <summary>The boot disk of a machine.</summary>
/// <param name="BootDiskType">Such as <c>pd-ssd</c>.</param>
/// <param name="BootDiskSizeGb">In GB.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/DiskSpec</remarks>
public sealed record DiskSpec(string BootDiskType, int BootDiskSizeGb);
