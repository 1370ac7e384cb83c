namespace Jobs.Cloud;

/// <summary>Project and region of jobs in Google Cloud.</summary>
/// <param name="Project">The project's id or number.</param>
/// <param name="Region">The region, such as <c>us-central1</c>.</param>
public sealed record CloudLocation(string Project, string Region);
