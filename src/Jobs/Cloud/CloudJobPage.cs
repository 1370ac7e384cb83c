namespace Jobs.Cloud;

/// <summary>Page of a list of jobs.</summary>
/// <param name="CustomJobs">The jobs of Vertex AI.</param>
/// <param name="Jobs">The jobs of AI Platform.</param>
/// <param name="NextPageToken">The token of the next page; null or empty on the last page.</param>
internal sealed record CloudJobPage(IReadOnlyList<CloudJob>? CustomJobs, IReadOnlyList<CloudJob>? Jobs, string? NextPageToken)
{
    public IReadOnlyList<CloudJob> Items => CustomJobs ?? Jobs ?? [];
}
