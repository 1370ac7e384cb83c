using System.Diagnostics;

namespace Kernels.Tests.Devices;

/// <summary>Compiles shared libraries that replace those of a GPU.</summary>
internal static class SharedLibrary
{
    /// <returns>The path of the library.</returns>
    public static string Compile(TempFolder folder, string name, string source)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Runs only with the Linux loader");
        var (code, library) = (folder.PathOf("library.c"), folder.PathOf(name));
        File.WriteAllText(code, source);
        using var compiler = Process.Start(Tools.Require("cc"), ["-shared", "-fPIC", "-o", library, code]);
        compiler.WaitForExit();
        compiler.ExitCode.Should().Be(0);
        return library;
    }
}
