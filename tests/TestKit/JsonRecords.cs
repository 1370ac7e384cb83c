using System.Text.Json;
using Xunit;

namespace TestKit;

/// <summary>Recorded results as files hold them.</summary>
public static class JsonRecords
{
    /// <summary>The records of a file that has one a line.</summary>
    public static IEnumerable<JsonElement> Lines(string path) =>
        System.IO.File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    /// <summary>The content of a JSON file. Without it, the test is skipped.</summary>
    public static JsonElement File(string folder, string name) =>
        JsonSerializer.Deserialize<JsonElement>(System.IO.File.ReadAllText(Require(folder, name)));

    /// <summary>The path of a file. Without it, the test is skipped.</summary>
    public static string Require(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{Path.GetFileName(folder)} has no {name}");
        return path;
    }

    public static string String(this JsonElement record, string name) => record.GetProperty(name).GetString()!;

    public static string[] Strings(this JsonElement record, string name) => record.GetProperty(name).Deserialize<string[]>()!;

    public static int[] Integers(this JsonElement record, string name) => record.GetProperty(name).Deserialize<int[]>()!;
}
