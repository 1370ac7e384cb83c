namespace PyTorchFiles.Tests;

/// <summary>The PyTorch of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealPyTorch() : RealPython("torch, numpy")
{
    /// <returns>What <c>torch_files.py</c> prints.</returns>
    public string Run(params string[] arguments) => RunScript("PyTorchFiles.Tests/torch_files.py", arguments);
}
