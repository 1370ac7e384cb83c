using Xunit;

namespace TestKit;

/// <summary>Compares a whole text with an approved file; <c>UPDATE_SNAPSHOTS=1</c> rewrites the file instead.</summary>
public static class Snapshot
{
    /// <param name="actual">The text as produced; line ends are compared as LF.</param>
    /// <param name="approvedPath">The approved file's path, relative to <c>tests/</c>.</param>
    public static void Match(string actual, string approvedPath)
    {
        var path = Repository.PathOf("tests", approvedPath);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        if (!File.Exists(path))
            Assert.Fail($"tests/{approvedPath} does not exist. Run the test with UPDATE_SNAPSHOTS=1 and read what it wrote.\nActual:\n{actual}");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
