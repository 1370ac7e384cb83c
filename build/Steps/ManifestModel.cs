namespace Build.Steps;

/// <summary>Where the newest trained model and its scores lie.</summary>
public sealed record ManifestModel(string Bucket, string Model, string Scores, string RunId);
