using System.Diagnostics;

namespace Kernels.Tests.Devices;

/// <summary>Shared libraries that stand for those of a GPU.</summary>
internal static class SharedLibrary
{
    /// <returns>The path of the library.</returns>
    public static string Compile(TempFolder folder, string name, string source)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Made for Linux's loader");
        var (code, library) = (folder.PathOf("library.c"), folder.PathOf(name));
        File.WriteAllText(code, source);
        using var compiler = Process.Start(Tools.Require("cc"), ["-shared", "-fPIC", "-o", library, code]);
        compiler.WaitForExit();
        compiler.ExitCode.Should().Be(0);
        return library;
    }
}
