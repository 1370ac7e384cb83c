using Xunit;

namespace TestKit;

/// <summary>Programs a test drives for real. A test that needs an absent one is skipped.</summary>
public static class Tools
{
    /// <param name="programs">One program, or the names that it has on different systems.</param>
    /// <returns>The full path of the first that is on the PATH, or of the absolute path given.</returns>
    public static string Require(params string[] programs)
    {
        var found = programs.SelectMany(Places).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Skip($"{string.Join(" or ", programs)} is not installed");
        return found;
    }

    private static IEnumerable<string> Places(string program)
    {
        var folders = Path.IsPathRooted(program) ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Select(folder => Path.Combine(folder, program));
    }
}
