using Build.Cloud;

namespace Build.Tests.Cloud;

internal static class Checks
{
    /// <returns>What it finds, a line each: a problem as it is, anything else with its kind before it.</returns>
    public static async Task<string[]> FindAsync(IPreflightCheck check, bool signedIn = true) =>
        [.. (await check.FindAsync(signedIn, CancellationToken.None)).Select(Line)];

    private static string Line(Finding finding) => finding.Kind == FindingKind.Problem ? $"{finding}" : $"{finding.Kind}: {finding}";
}
