using Xunit;

namespace TestKit;

/// <summary>Programs a test drives for real. A test that needs an absent one is skipped.</summary>
public static class Tools
{
    /// <returns>The full path of <paramref name="program"/> on the PATH, or of the absolute path given.</returns>
    public static string Require(string program)
    {
        var folders = Path.IsPathRooted(program) ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Skip($"{program} is not installed");
        return found;
    }
}
