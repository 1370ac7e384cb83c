namespace PyTorchFiles.Tests;

/// <summary>The PyTorch installation of this machine's Python. Tests are skipped if it is missing.</summary>
public sealed class RealPyTorch() : RealPython("torch, numpy")
{
    /// <summary>Runs <c>torch_files.py</c>.</summary>
    /// <returns>The output of the script.</returns>
    public string Run(params string[] arguments) => RunScript("PyTorchFiles.Tests/torch_files.py", arguments);
}
