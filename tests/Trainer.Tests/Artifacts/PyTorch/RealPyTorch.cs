using System.Diagnostics;

namespace Trainer.Tests.Artifacts.PyTorch;

/// <summary>The PyTorch of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealPyTorch
{
    private const string Python = "/usr/bin/python3";

    private readonly Lazy<bool> _installed = new(() => Start("-c", "import torch, numpy").ExitCode == 0);

    /// <returns>What <c>torch_files.py</c> prints.</returns>
    public string Run(params string[] arguments) =>
        RunScript(Repository.PathOf("tests", "Trainer.Tests", "Artifacts", "PyTorch", "torch_files.py"), arguments);

    /// <returns>What the script prints.</returns>
    public string RunScript(string script, params string[] arguments)
    {
        Tools.Require(Python);
        if (!_installed.Value)
            Assert.Skip($"{Python} cannot import torch");
        var (exitCode, output) = Start([script, .. arguments]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static (int ExitCode, string Output) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-W", "ignore", .. arguments])
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
