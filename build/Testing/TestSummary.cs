using System.Text.Json;

namespace Build.Testing;

/// <summary>The outcome of every test project that ran.</summary>
/// <param name="SkipReasons">Why tests were skipped, and how many for each reason.</param>
public sealed record TestSummary(int Passed, int Failed, int Skipped, IReadOnlyDictionary<string, int> SkipReasons)
{
    /// <summary>Adds up the CTRF reports in a folder (https://ctrf.io/docs/specification/overview).</summary>
    public static TestSummary Read(string folder)
    {
        var tests = Directory.EnumerateFiles(folder, "*.ctrf", SearchOption.AllDirectories).SelectMany(Tests).ToArray();
        return new(
            tests.Count(test => test.Status == "passed"),
            tests.Count(test => test.Status is not ("passed" or "skipped" or "pending")),
            tests.Count(test => test.Status is "skipped" or "pending"),
            tests.Where(test => test.Status is "skipped" or "pending").CountBy(test => test.Message).ToDictionary());
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");

    private static IEnumerable<(string Status, string Message)> Tests(string report)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(report));
        return
        [
            .. document.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().Select(test =>
                (test.GetProperty("status").GetString()!,
                    test.TryGetProperty("message", out var message) ? message.GetString()! : "no reason given")),
        ];
    }
}
