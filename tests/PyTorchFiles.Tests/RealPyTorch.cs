namespace Trainer.Tests.Artifacts.PyTorch;

/// <summary>The PyTorch of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealPyTorch() : RealPython("torch, numpy")
{
    /// <returns>What <c>torch_files.py</c> prints.</returns>
    public string Run(params string[] arguments) => RunScript("Trainer.Tests/Artifacts/PyTorch/torch_files.py", arguments);
}
