using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace TestKit;

/// <summary>The Python of this machine's packages, which tests compare with. A test that needs an absent module is skipped.</summary>
public static class Python
{
    private const string Program = "/usr/bin/python3";

    private static readonly ConcurrentDictionary<string, bool> Installed = new(StringComparer.Ordinal);

    /// <param name="modules">What the script imports, such as <c>torch, numpy</c>.</param>
    /// <param name="script">The path of the script.</param>
    /// <returns>What the script prints.</returns>
    public static string Run(string modules, string script, params string[] arguments)
    {
        Tools.Require(Program);
        if (!Installed.GetOrAdd(modules, names => Start("-c", $"import {names}").ExitCode == 0))
            Assert.Skip($"{Program} cannot import {modules}");
        var (exitCode, output) = Start([script, .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static (int ExitCode, string Output) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["-W", "ignore", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
