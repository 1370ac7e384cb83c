using System.ComponentModel;
using System.Diagnostics;

namespace Build.Checkout;

/// <summary>The commit that a checkout is at.</summary>
internal static class GitCommit
{
    /// <returns>The commit's hash, with the suffix <c>-dirty</c> if files changed since; null outside a git checkout.</returns>
    public static string? Of(string root)
    {
        if (Run(root, "rev-parse", "HEAD") is not { } commit)
            return null;
        return Run(root, "status", "--porcelain", "--untracked-files=no") is "" ? commit : commit + "-dirty";
    }

    private static string? Run(string root, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", ["-C", root, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
