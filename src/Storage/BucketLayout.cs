namespace Storage;

/// <summary>Names of the objects of a pipeline in its bucket, shared by the build and the trainer.</summary>
public static class BucketLayout
{
    /// <summary>The files of a pretrained language model.</summary>
    public const string Weights = "weights.pth", PretrainedVocabulary = "vocab.pkl", Config = "config.json";

    private const string ModelSuffix = ".model";

    /// <summary>All files of a pretrained language model.</summary>
    public static IReadOnlyList<string> LanguageModelFiles { get; } = [Weights, PretrainedVocabulary, Config];

    /// <summary>Name of a data set.</summary>
    /// <param name="language">The code of the texts' language.</param>
    /// <param name="filename">The data set's file name.</param>
    public static string Dataset(string language, string filename) => $"{Pretrained(language)}/{filename}";

    /// <summary>Folder of the pretrained models of a language, as in the tutorial.</summary>
    /// <param name="language">The code of the texts' language.</param>
    public static string Pretrained(string language) => $"pretrained/{language}";

    /// <summary>Folder of the records of earlier runs of a model.</summary>
    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The folder's name, with a slash at its end: <c>runs/french/</c>.</returns>
    public static string KeptRunsOf(string modelFilename) => $"runs/{StemOf(modelFilename)}/";

    /// <summary>Name of a file of a pretrained language model.</summary>
    /// <param name="language">The code of the texts' language.</param>
    /// <param name="direction"><c>forward</c> or <c>backward</c>.</param>
    /// <param name="filename">One of the language model's files.</param>
    public static string LanguageModel(string language, string direction, string filename) =>
        $"{Pretrained(language)}/{direction}/{filename}";

    /// <summary>Name of the SentencePiece model that both directions share.</summary>
    /// <param name="language">The code of the texts' language.</param>
    public static string SentencePiece(string language) => $"{Pretrained(language)}/spm/spm.model";

    /// <summary>File name of the record of the run that trained a model.</summary>
    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The file name, such as <c>french.run.json</c>.</returns>
    public static string RecordOf(string modelFilename) => $"{StemOf(modelFilename)}.run.json";

    /// <summary>File name of the model card beside a model.</summary>
    /// <param name="modelFilename">The model's file name, such as <c>french.model.zip</c>.</param>
    /// <returns>The file name, such as <c>french.README.md</c>.</returns>
    public static string CardOf(string modelFilename) => $"{StemOf(modelFilename)}.README.md";

    /// <summary>Name of a file in the folder of models and scores.</summary>
    /// <param name="modelDir">The folder of models and scores, with or without a slash at its end.</param>
    /// <param name="filename">The model's or the scores' file name.</param>
    public static string InModelDir(string modelDir, string filename) => $"{modelDir.TrimEnd('/')}/{filename}";

    private static string StemOf(string modelFilename)
    {
        var name = Path.GetFileNameWithoutExtension(modelFilename);
        return name.EndsWith(ModelSuffix, StringComparison.Ordinal) ? name[..^ModelSuffix.Length] : name;
    }
}
