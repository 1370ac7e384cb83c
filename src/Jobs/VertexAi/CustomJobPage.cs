namespace Jobs.VertexAi;

/// <summary>A part of a list of jobs.</summary>
/// <param name="NextPageToken">Asks for the next part; null or empty behind the last.</param>
internal sealed record CustomJobPage(IReadOnlyList<CustomJob>? CustomJobs, string? NextPageToken);
