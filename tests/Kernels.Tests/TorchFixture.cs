using Kernels.Native;

[assembly: AssemblyFixture(typeof(Kernels.Tests.TorchFixture))]

namespace Kernels.Tests;

/// <summary>Loads libtorch as the program does, before a test uses it.</summary>
public sealed class TorchFixture
{
    public TorchFixture() => TorchLibrary.Load();
}
