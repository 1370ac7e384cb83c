namespace Jobs.Cloud;

/// <summary>Reason for the failure of a job.</summary>
internal sealed record CloudJobError(string? Message);
