namespace Jobs.Cloud;

/// <summary>Why a job failed.</summary>
internal sealed record CloudJobError(string? Message);
