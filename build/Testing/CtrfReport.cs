using System.Text.Json;

namespace Build.Testing;

/// <summary>Reads a report in the Common Test Report Format.</summary>
/// <remarks>Source: https://ctrf.io/docs/specification/overview.</remarks>
public static class CtrfReport
{
    public static IReadOnlyList<TestOutcome> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().Select(Outcome)];
    }

    private static TestOutcome Outcome(JsonElement test) => new(
        test.GetProperty("name").GetString()!,
        test.GetProperty("status").GetString() switch
        {
            "passed" => TestStatus.Passed,
            "skipped" or "pending" => TestStatus.Skipped,
            _ => TestStatus.Failed,
        },
        TimeSpan.FromMilliseconds(test.GetProperty("duration").GetDouble()),
        test.TryGetProperty("message", out var message) ? message.GetString() : null);
}
