namespace Build.Checkout;

/// <summary>Paths of every file and folder that the build reads or writes.</summary>
public sealed class BuildPaths(string root, string pipeline)
{
    public const string ReportName = "report.html";

    public string Root => root;

    public string Solution => Path.Combine(root, "Pipeline.sln");

    /// <summary>Folder of everything that one pipeline makes.</summary>
    public string Artifacts => Path.Combine(root, "artifacts", pipeline);

    public string ManifestFile => Path.Combine(Artifacts, "manifest.json");

    public string Validation => Path.Combine(Artifacts, "validation.json");

    /// <summary>The data set with its labels in one delimited column.</summary>
    public string ConvertedDataset => Path.Combine(Artifacts, "labelled_dataset.csv");

    public string SmokeTest => Path.Combine(Artifacts, "smoke-test");

    public string SmokeTestResult => Path.Combine(SmokeTest, "result.json");

    /// <summary>Folder of downloads that all pipelines share.</summary>
    public string Cache => Path.Combine(root, "artifacts", "cache");

    /// <summary>Copies of the Cloud Storage objects that pipelines read.</summary>
    public string InputCache => Path.Combine(Cache, "inputs");

    public string Dockerfile => Path.Combine(root, "container", "Trainer.Dockerfile");

    public string TestResults => Path.Combine(root, "artifacts", "test-results");

    /// <summary>Results of the training-step benchmark.</summary>
    public string TrainingFigures => Path.Combine(root, "artifacts", "benchmarks", "training.json");

    /// <summary>Folder of the records of runs that were submitted to a region.</summary>
    public string Submissions(string region) => Path.Combine(Artifacts, "submissions", region);

    /// <summary>Folder that the model and its scores are downloaded to.</summary>
    public string Fetched => Path.Combine(Artifacts, "fetched");

    /// <summary>Folder that run records are downloaded to.</summary>
    public string Runs => Path.Combine(Artifacts, "runs");

    /// <summary>File of the newest predictions.</summary>
    /// <param name="extension">File extension; it selects the format.</param>
    public string Predictions(string extension) => Path.Combine(Artifacts, $"predictions{extension}");

    public string Jobs => Path.Combine(Artifacts, "jobs");

    /// <summary>Folder of a published trainer; pipelines share it.</summary>
    /// <param name="kind">What the trainer is for, such as <c>cpu</c>.</param>
    public string Trainer(string kind) => Path.Combine(root, "artifacts", "trainer", kind);

    /// <returns>The path relative to the root of the checkout if it is below the root; otherwise the path unchanged.</returns>
    public string Relative(string path)
    {
        if (IsAddress(path))
            return path;
        var relative = Path.GetRelativePath(root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Resolves a path of a pipeline file, which is relative to the root of the checkout.</summary>
    public string Resolve(string path) => IsAddress(path) ? path : Path.GetFullPath(path, root);

    /// <returns>The command that a user types in a folder to run the build.</returns>
    public static string Script(string root, string folder)
    {
        var path = Path.GetRelativePath(folder, Path.Combine(root, OperatingSystem.IsWindows() ? "build.ps1" : "build.sh"));
        return Path.GetFileName(path) == path ? Path.Combine(".", path) : path;
    }

    public static string PipelinesFolder(string root) => Path.Combine(root, "pipelines");

    /// <summary>Finds the root of the checkout: the nearest folder above the build host that contains the solution.</summary>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                return folder.FullName;
        }

        throw new FaultException(
            FaultKind.Settings, $"{start}: is not in a checkout of the pipeline (there is no Pipeline.sln above it). Run build.sh of a checkout.");
    }

    /// <returns>Whether the path is an address outside this machine's file system.</returns>
    private static bool IsAddress(string path) => path.Contains("://", StringComparison.Ordinal);
}
