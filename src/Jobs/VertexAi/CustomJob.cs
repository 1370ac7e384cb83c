using Jobs.Cloud;

namespace Jobs.VertexAi;

/// <summary>A custom job as the service answers it: what of it is used here.</summary>
/// <param name="Name"><c>projects/NUMBER/locations/REGION/customJobs/ID</c>.</param>
/// <param name="State">A state's wire name.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record CustomJob(
    string Name,
    string? DisplayName,
    string? State,
    DateTimeOffset CreateTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    CustomJobError? Error,
    IReadOnlyDictionary<string, string>? Labels)
{
    public bool HasEnded => State is not null && JobStateExtensions.ParseWireName(State).HasEnded();

    public bool IsCancelling => State == JobState.Cancelling.ToWireName();

    public string Id => Name[(Name.LastIndexOf('/') + 1)..];

    public string RunId => Labels?.GetValueOrDefault(JobLabels.RunId) ?? "";
}
