namespace Jobs.Cloud;

/// <summary>A part of a list of jobs.</summary>
/// <param name="CustomJobs">Those of Vertex AI.</param>
/// <param name="Jobs">Those of AI Platform.</param>
/// <param name="NextPageToken">Asks for the next part; null or empty behind the last.</param>
internal sealed record CloudJobPage(IReadOnlyList<CloudJob>? CustomJobs, IReadOnlyList<CloudJob>? Jobs, string? NextPageToken)
{
    public IReadOnlyList<CloudJob> Items => CustomJobs ?? Jobs ?? [];
}
