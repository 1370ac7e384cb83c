namespace Build.Several;

/// <summary>A file by which the build of one pipeline tells the build of several that it began, and why it failed.</summary>
internal static class BuildNote
{
    /// <summary>The environment variable with the file's path.</summary>
    public const string Variable = "PIPELINE_BUILD_NOTE";

    /// <returns>The file's path, which is removed from the environment of child processes; null if no file is requested.</returns>
    public static string? TakePath()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
        return string.IsNullOrEmpty(path) ? null : path;
    }

    public static void Write(string path, BuildExit exit)
    {
        if (exit.HasStarted)
            AtomicFile.WriteAllText(path, exit.Reason ?? "");
    }

    /// <returns>The reason of the failure, empty if there is none; null if the build did not begin or did not finish.</returns>
    public static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
