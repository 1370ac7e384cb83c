namespace Build.Tests.Several;

/// <summary>A checkout with pipeline files, and a bucket that all of them write to.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Root => _folder.Path;

    public PipelineFiles Files => new(Root, new CallerFolder(Root));

    public void Dispose() => _folder.Dispose();

    public Checkout With(params string[] pipelines)
    {
        foreach (var name in pipelines)
            Write(name, "");
        return this;
    }

    /// <param name="further">Further lines of the file.</param>
    public void Write(string name, string further) => _folder.Write(
        $"pipelines/{name}.yaml",
        $$"""
        language: en
        dataset: { path: {{name}}.csv, labels: [a] }
        storage: { bucket: {{_folder.PathOf("bucket")}} }
        {{further}}
        """);

    public void WriteFile(string path, string content) => _folder.Write(path, content);

    /// <summary>Lets a pipeline have trained a model.</summary>
    /// <param name="scores">Its scores file; null for none.</param>
    public void Train(string name, string? scores)
    {
        var manifest = Manifest.Load(new BuildPaths(Root, name).ManifestFile);
        manifest.Model = new(_folder.PathOf("bucket"), $"models/{name}.model.zip", $"models/{name}.scores.json", "run-1");
        manifest.Save();
        if (scores is not null)
            _folder.Write($"bucket/models/{name}.scores.json", scores);
    }

    /// <summary>What differs between two runs, under a name of its own.</summary>
    public string Neutral(string text) => text.Replace(Root, "ROOT");
}
