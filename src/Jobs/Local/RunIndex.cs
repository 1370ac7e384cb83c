namespace Jobs.Local;

/// <summary>Maps runs to jobs by one symbolic link for each run. The job's supervisor creates the link, and it never changes.</summary>
internal sealed class RunIndex(string folder)
{
    public void Create() => Directory.CreateDirectory(folder);

    /// <summary>Gets the path of a run's link. The target of the link is the id of a job, not a path.</summary>
    public string LinkOf(string runId) => Path.Combine(folder, runId);

    /// <summary>Gets the id of the run's job; null when the run has none.</summary>
    public string? JobOf(string runId) => new FileInfo(LinkOf(runId)).LinkTarget;

    /// <summary>Gets the ids of the jobs of all runs.</summary>
    public IReadOnlySet<string> Jobs() =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(link => link.LinkTarget).OfType<string>().ToHashSet()
            : new HashSet<string>();
}
