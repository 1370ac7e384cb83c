namespace EndToEnd.Tests.Running;

/// <summary>The repository's French pipeline in the cloud, its data set and its pretrained model in the bucket as the tutorial has them.</summary>
public sealed class FrenchWorkshop(ContainerServices services) : CloudWorkshop(services)
{
    public const string Dataset = "raw/messages.csv";

    /// <summary>Real rows of French texts. A test is skipped where the corpora are absent.</summary>
    public static string Csv => SharedFiles.Require("data", "fr", "xed_fr.sample.csv");

    protected override Workshop Create(IReadOnlyDictionary<string, string> variables, Func<Workshop, string> image) => new(
        workshop => $$"""
            extends: {{Repository.PathOf("pipelines", "french.yaml")}}
            dataset: { path: gs://{{Bucket}}/{{Dataset}}, labels: {{TinyLanguageModel.Labels(Csv)}} }
            pretrained: { source: gs://{{Bucket}}/pretrained/fr, direction: both }
            training: { epochs: 1, threads: 2, batchSize: 32 }
            smokeTest: { epochs: 4 }
            submit: { acceleratorType: , acceleratorCount: }
            {{image(workshop)}}
            """,
        $"gs://{Bucket}")
    {
        Variables = variables,
    };

    /// <summary>Puts the data set and a small pretrained model into the bucket.</summary>
    public async Task FillBucketAsync(RealPyTorch pyTorch)
    {
        Workshop.InputCacheOf(Bucket, Path.GetDirectoryName(Dataset)!);
        Workshop.InputCacheOf(Bucket, "pretrained");
        var folder = Path.Combine(Workshop.Folder, "pretrained");
        new TinyLanguageModel(pyTorch, folder).Write("fr", Csv, "fr_unigram_fastai", ["forward", "backward"], "unnamed");
        await Storage.PutAsync(Bucket, Dataset, await File.ReadAllBytesAsync(Csv));
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            await Storage.PutAsync(Bucket, $"pretrained/fr/{Path.GetRelativePath(folder, file)}", await File.ReadAllBytesAsync(file));
    }
}
