using System.Diagnostics;

namespace Trainer.Tests.Devices;

/// <summary>A library with functions of the NVIDIA driver.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Where it lies once it is compiled.</summary>
    public string Path => _folder.PathOf("libcuda.so.1");

    /// <param name="source">Its functions, in C.</param>
    /// <returns><see cref="Path"/>.</returns>
    public string Compile(string source)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Made for Linux's loader");
        var code = _folder.PathOf("driver.c");
        File.WriteAllText(code, source);
        using var compiler = Process.Start(Tools.Require("cc"), ["-shared", "-fPIC", "-o", Path, code]);
        compiler.WaitForExit();
        compiler.ExitCode.Should().Be(0);
        return Path;
    }

    public void Dispose() => _folder.Dispose();
}
