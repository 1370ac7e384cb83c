using Pipelines;
using Pipelines.Loading;

namespace Build.Hosting;

/// <summary>Finds pipeline files by name, or by a path relative to the caller's folder.</summary>
internal sealed class PipelineFiles(string root, CallerFolder caller)
{
    private string Folder => BuildPaths.PipelinesFolder(root);

    /// <returns>
    /// The names in a <c>--pipeline</c> value that lists several: <c>all</c>, or a list with commas. Null for a single pipeline.
    /// </returns>
    public IReadOnlyList<string>? SeveralOf(string pipeline)
    {
        if (pipeline == PipelineFile.All)
            return PipelineFile.List(Folder);
        return !pipeline.Contains(',', StringComparison.Ordinal) || File.Exists(FromCaller(pipeline))
            ? null
            : pipeline.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <exception cref="FaultException">The file does not exist, or has mistakes; the message names every one.</exception>
    public PipelineSettings Load(string nameOrPath, IReadOnlyList<string> overrides)
    {
        var fromCaller = FromCaller(nameOrPath);
        var path = PipelineFile.Find(File.Exists(fromCaller) ? fromCaller : nameOrPath, Folder);
        var settings = PipelineFile.Load(path, overrides, Environment.GetEnvironmentVariable, root);
        SupportedSettings.Check(settings, path);
        return settings;
    }

    private string FromCaller(string path) => Path.GetFullPath(path, caller.Path);
}
