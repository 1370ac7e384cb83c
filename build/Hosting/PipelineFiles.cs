using Pipelines;

namespace Build.Hosting;

/// <summary>Pipeline files as a user names them: by name, or by a path from where the user stands.</summary>
internal sealed class PipelineFiles(string root, CallerFolder caller)
{
    private string Folder => BuildPaths.PipelinesFolder(root);

    /// <returns>What a <c>--pipeline</c> names, where it may be several: <c>all</c>, or a list with commas. Null where it is one.</returns>
    public IReadOnlyList<string>? SeveralOf(string pipeline)
    {
        if (pipeline == PipelineFile.All)
            return PipelineFile.List(Folder);
        return !pipeline.Contains(',', StringComparison.Ordinal) || File.Exists(FromCaller(pipeline))
            ? null
            : pipeline.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <exception cref="FaultException">There is no such file, or it is wrong; every mistake in it is named.</exception>
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
