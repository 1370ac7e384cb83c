namespace Jobs.Cloud;

/// <summary>Machine type and accelerators.</summary>
/// <param name="MachineType">The machine type, such as <c>n1-standard-8</c>.</param>
/// <param name="AcceleratorType">The accelerator type, such as <c>NVIDIA_TESLA_T4</c>; null for none.</param>
/// <param name="AcceleratorCount">The number of accelerators.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/MachineSpec</remarks>
public sealed record MachineSpec(string MachineType, string? AcceleratorType = null, int AcceleratorCount = 1);
