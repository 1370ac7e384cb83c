namespace Jobs.Cloud;

/// <summary>A machine and its accelerators, in Google's names.</summary>
/// <param name="MachineType">Such as <c>n1-standard-8</c>.</param>
/// <param name="AcceleratorType">Such as <c>NVIDIA_TESLA_T4</c>; null for none.</param>
/// <param name="AcceleratorCount">How many of them.</param>
/// <remarks>https://cloud.google.com/vertex-ai/docs/reference/rest/v1/MachineSpec</remarks>
public sealed record MachineSpec(string MachineType, string? AcceleratorType = null, int AcceleratorCount = 1);
