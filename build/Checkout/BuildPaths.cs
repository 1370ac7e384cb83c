namespace Build.Checkout;

/// <summary>Every place the build reads or writes, each named once.</summary>
public sealed class BuildPaths(string root, string pipeline)
{
    public const string ReportName = "report.html";

    public string Root => root;

    public string Solution => Path.Combine(root, "Pipeline.sln");

    /// <summary>All that one pipeline makes.</summary>
    public string Artifacts => Path.Combine(root, "artifacts", pipeline);

    public string ManifestFile => Path.Combine(Artifacts, "manifest.json");

    public string Validation => Path.Combine(Artifacts, "validation.json");

    /// <summary>The data set with its labels in one delimited column.</summary>
    public string ConvertedDataset => Path.Combine(Artifacts, "labelled_dataset.csv");

    public string SmokeTest => Path.Combine(Artifacts, "smoke-test");

    public string SmokeTestResult => Path.Combine(SmokeTest, "result.json");

    /// <summary>What is fetched once and kept; all pipelines share it.</summary>
    public string Cache => Path.Combine(root, "artifacts", "cache");

    /// <summary>The copies of objects that pipelines read from Cloud Storage.</summary>
    public string InputCache => Path.Combine(Cache, "inputs");

    public string Dockerfile => Path.Combine(root, "container", "Trainer.Dockerfile");

    public string TestResults => Path.Combine(root, "artifacts", "test-results");

    /// <summary>What the benchmark of training steps measured.</summary>
    public string TrainingFigures => Path.Combine(root, "artifacts", "benchmarks", "training.json");

    /// <summary>Where runs that were sent to a region are noted.</summary>
    public string Submissions(string region) => Path.Combine(Artifacts, "submissions", region);

    /// <summary>Where the model and its scores are fetched to.</summary>
    public string Fetched => Path.Combine(Artifacts, "fetched");

    /// <summary>Where the records of runs are fetched to.</summary>
    public string Runs => Path.Combine(Artifacts, "runs");

    /// <summary>What was predicted last.</summary>
    /// <param name="extension">Tells the format.</param>
    public string Predictions(string extension) => Path.Combine(Artifacts, $"predictions{extension}");

    public string Jobs => Path.Combine(Artifacts, "jobs");

    /// <summary>A published trainer; pipelines share it.</summary>
    /// <param name="kind">What it is for, such as <c>cpu</c>.</param>
    public string Trainer(string kind) => Path.Combine(root, "artifacts", "trainer", kind);

    /// <returns>The path as seen from the root of the checkout, where it lies below it.</returns>
    public string Relative(string path)
    {
        if (IsAddress(path))
            return path;
        var relative = Path.GetRelativePath(root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Paths in pipeline files count from the root of the checkout.</summary>
    public string Resolve(string path) => IsAddress(path) ? path : Path.GetFullPath(path, root);

    /// <returns>What a user types in a folder to call the build.</returns>
    public static string Script(string root, string folder)
    {
        var path = Path.GetRelativePath(folder, Path.Combine(root, OperatingSystem.IsWindows() ? "build.ps1" : "build.sh"));
        return Path.GetFileName(path) == path ? Path.Combine(".", path) : path;
    }

    public static string PipelinesFolder(string root) => Path.Combine(root, "pipelines");

    /// <summary>Where the checkout lies: the nearest folder above the build host that holds the solution.</summary>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                return folder.FullName;
        }

        throw new FaultException(
            FaultKind.Settings, $"{start}: lies in no checkout of the pipeline (no Pipeline.sln above it). Run build.sh of the checkout.");
    }

    /// <returns>Whether it is none of this machine's file system.</returns>
    private static bool IsAddress(string path) => path.Contains("://", StringComparison.Ordinal);
}
