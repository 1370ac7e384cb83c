namespace Storage;

/// <summary>Where the objects of a pipeline lie in its bucket. The build writes and reads there, and so does the trainer.</summary>
public static class BucketLayout
{
    /// <param name="language">The code of the texts' language.</param>
    /// <param name="filename">The data set's file name.</param>
    public static string Dataset(string language, string filename) => $"pretrained/{language}/{filename}";

    /// <param name="modelDir">The folder of models and scores, with or without a slash at its end.</param>
    /// <param name="filename">The model's or the scores' file name.</param>
    public static string InModelDir(string modelDir, string filename) => $"{modelDir.TrimEnd('/')}/{filename}";
}
