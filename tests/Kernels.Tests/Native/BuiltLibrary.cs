namespace Kernels.Tests.Native;

/// <summary>The native half of TorchSharp for Linux, as the build put it beside the tests.</summary>
internal static class BuiltLibrary
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");

    public static string Path { get; } = System.IO.Path.Combine(Folder, "libLibTorchSharp.so");
}
