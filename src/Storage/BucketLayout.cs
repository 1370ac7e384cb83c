namespace Storage;

/// <summary>Where the objects of a pipeline lie in its bucket. The build writes and reads there, and so does the trainer.</summary>
public static class BucketLayout
{
    /// <summary>The files of a pretrained language model.</summary>
    public const string Weights = "weights.pth", PretrainedVocabulary = "vocab.pkl", Config = "config.json";

    private const string ModelSuffix = ".model";

    /// <summary>All files of a pretrained language model.</summary>
    public static IReadOnlyList<string> LanguageModelFiles { get; } = [Weights, PretrainedVocabulary, Config];

    /// <param name="language">The code of the texts' language.</param>
    /// <param name="filename">The data set's file name.</param>
    public static string Dataset(string language, string filename) => $"{Pretrained(language)}/{filename}";

    /// <summary>The folder of a language's pretrained models, as the tutorial lays it out.</summary>
    /// <param name="language">The code of the texts' language.</param>
    public static string Pretrained(string language) => $"pretrained/{language}";

    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The folder of the records of earlier runs: <c>runs/french/</c>.</returns>
    public static string KeptRunsOf(string modelFilename) => $"runs/{StemOf(modelFilename)}/";

    /// <param name="language">The code of the texts' language.</param>
    /// <param name="direction"><c>forward</c> or <c>backward</c>.</param>
    /// <param name="filename">One of the language model's files.</param>
    public static string LanguageModel(string language, string direction, string filename) =>
        $"{Pretrained(language)}/{direction}/{filename}";

    /// <summary>The SentencePiece model that both directions share.</summary>
    /// <param name="language">The code of the texts' language.</param>
    public static string SentencePiece(string language) => $"{Pretrained(language)}/spm/spm.model";

    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The file name of the record of the run that made the model: <c>french.run.json</c>.</returns>
    public static string RecordOf(string modelFilename) => $"{StemOf(modelFilename)}.run.json";

    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The file name of the model card beside the model: <c>french.README.md</c>.</returns>
    public static string CardOf(string modelFilename) => $"{StemOf(modelFilename)}.README.md";

    /// <param name="modelDir">The folder of models and scores, with or without a slash at its end.</param>
    /// <param name="filename">The model's or the scores' file name.</param>
    public static string InModelDir(string modelDir, string filename) => $"{modelDir.TrimEnd('/')}/{filename}";

    private static string StemOf(string modelFilename)
    {
        var name = Path.GetFileNameWithoutExtension(modelFilename);
        return name.EndsWith(ModelSuffix, StringComparison.Ordinal) ? name[..^ModelSuffix.Length] : name;
    }
}
