using Pipelines.Loading;

namespace Pipelines.Tests;

/// <summary>A temporary working folder with pipeline files in it, and an environment.</summary>
internal sealed class PipelineFolder : IDisposable
{
    public const string Minimal = "language: en\ndataset: { path: data.csv, labels: [delivery, billing] }\n";

    private readonly TempFolder _folder = new();

    public Dictionary<string, string> Environment { get; } = [];

    public string Path => _folder.Path;

    public void Write(string name, string text) => _folder.Write(name, text);

    public PipelineSettings Load(string file, params string[] overrides) =>
        PipelineFile.Load(file, overrides, name => Environment.GetValueOrDefault(name), Path);

    /// <summary>Loads <see cref="Minimal"/> with more lines below it.</summary>
    public PipelineSettings LoadText(string more, params string[] overrides)
    {
        Write("main.yaml", Minimal + more);
        return Load("main.yaml", overrides);
    }

    /// <returns>The first line of each mistake.</returns>
    public IReadOnlyList<string> MistakesOf(string file, params string[] overrides)
    {
        var load = () => Load(file, overrides);
        return load.Should().ThrowExactly<PipelineFileException>().Which.Mistakes
            .Select(mistake => mistake.ToString().Split('\n')[0])
            .ToList();
    }

    public void Dispose() => _folder.Dispose();
}
