using System.Diagnostics;

namespace Trainer.Tests.Artifacts.PyTorch;

/// <summary>The PyTorch of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealPyTorch
{
    private readonly Lazy<string?> _missing = new(() => Start("-c", "import torch, numpy") is { ExitCode: 0 } ? null : "python3-torch is not installed");

    /// <returns>What the script prints.</returns>
    public string Run(params string[] arguments)
    {
        Tools.Require(Python);
        if (_missing.Value is { } missing)
            Assert.Skip(missing);
        var (exitCode, output) = Start([Repository.PathOf("tests", "Trainer.Tests", "Artifacts", "PyTorch", "torch_files.py"), .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private const string Python = "/usr/bin/python3";

    private static (int ExitCode, string Output) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-W", "ignore", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
