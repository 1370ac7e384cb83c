namespace Jobs.Cloud;

/// <summary>Where in Google Cloud jobs run.</summary>
/// <param name="Project">The project's id or number.</param>
/// <param name="Region">Such as <c>us-central1</c>.</param>
public sealed record CloudLocation(string Project, string Region);
