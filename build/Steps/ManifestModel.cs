namespace Build.Steps;

/// <summary>Where the newest trained model and its scores lie.</summary>
internal sealed record ManifestModel(string Bucket, string Model, string Scores, string RunId)
{
    /// <summary>That in half a sentence.</summary>
    public string Tell(BuildPaths paths)
    {
        var bucket = paths.Relative(Bucket);
        return $"the model is {bucket}/{Model}, its scores are {bucket}/{Scores}";
    }
}
