using System.Diagnostics;
using Xunit;

namespace TestKit;

/// <summary>This machine's Python with some of its packages. A test that needs an absent one is skipped.</summary>
/// <param name="packages">What the scripts import, with commas between.</param>
public abstract class RealPython(string packages)
{
    private const string Program = "/usr/bin/python3";

    private readonly Lazy<bool> _installed = new(() => Start("-c", $"import {packages}").ExitCode == 0);

    /// <param name="script">Its path below <c>tests/</c>.</param>
    /// <returns>What the script prints.</returns>
    public string RunScript(string script, params string[] arguments)
    {
        Tools.Require(Program);
        if (!_installed.Value)
            Assert.Skip($"{Program} cannot import {packages}");
        var (exitCode, output) = Start([Repository.PathOf("tests", script), .. arguments]);
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
