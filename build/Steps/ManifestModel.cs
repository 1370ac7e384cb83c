namespace Build.Steps;

/// <summary>Location of the newest trained model and its scores.</summary>
internal sealed record ManifestModel(string Bucket, string Model, string Scores, string RunId)
{
    /// <summary>The location as part of a sentence.</summary>
    public string Tell(BuildPaths paths)
    {
        var bucket = paths.Relative(Bucket);
        return $"the model is {bucket}/{Model}, its scores are {bucket}/{Scores}";
    }
}
