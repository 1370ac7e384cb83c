using Trainer.Native;

[assembly: AssemblyFixture(typeof(Trainer.Tests.TorchFixture))]

namespace Trainer.Tests;

/// <summary>Loads libtorch as the program does, before any test uses it.</summary>
public sealed class TorchFixture
{
    public TorchFixture() => TorchLibrary.Load();
}
