namespace Jobs.Local;

/// <summary>Which job is the job of a run: a symbolic link a run, that the job's supervisor makes and nothing ever changes.</summary>
internal sealed class RunIndex(string folder)
{
    public void Create() => Directory.CreateDirectory(folder);

    /// <summary>The link of a run. Its target is the id of a job, and no path.</summary>
    public string LinkOf(string runId) => Path.Combine(folder, runId);

    /// <returns>The id of the run's job; null when the run has none.</returns>
    public string? JobOf(string runId) => new FileInfo(LinkOf(runId)).LinkTarget;

    /// <summary>The ids of the jobs of all runs.</summary>
    public IReadOnlySet<string> Jobs() =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(link => link.LinkTarget).OfType<string>().ToHashSet()
            : new HashSet<string>();
}
