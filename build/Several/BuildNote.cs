namespace Build.Several;

/// <summary>What the build of one pipeline leaves for the build of several that started it: that it began, and what it failed of.</summary>
internal static class BuildNote
{
    /// <summary>Names the file.</summary>
    public const string Variable = "PIPELINE_BUILD_NOTE";

    /// <returns>The file that is asked for, of which programs started from here hear nothing; null where none is.</returns>
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

    /// <returns>What the build failed of, empty where it did not say; null where it did not come to its end, or never began.</returns>
    public static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
