namespace EndToEnd.Tests.Running;

/// <summary>The PyTorch of this machine's Python. A test that needs an absent one is skipped.</summary>
public sealed class RealPyTorch() : RealPython("torch");
