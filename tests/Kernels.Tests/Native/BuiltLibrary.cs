namespace Kernels.Tests.Native;

/// <summary>Native library of TorchSharp for Linux, in the output folder of the tests.</summary>
internal static class BuiltLibrary
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");

    public static string Path { get; } = System.IO.Path.Combine(Folder, "libLibTorchSharp.so");
}
