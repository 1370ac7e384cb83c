using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>The cuDNN that libtorch's build for CUDA brings with it. TorchSharp tells only whether there is one.</summary>
internal static unsafe class CudnnLibrary
{
    private static string FileName => OperatingSystem.IsWindows() ? "cudnn64_9.dll" : "libcudnn.so.9";

    /// <returns>Such as 9.10.2; null where there is none.</returns>
    public static Version? FindVersion() => FindVersion(FileName);

    /// <param name="file">The library; the name alone finds the one that libtorch has loaded.</param>
    public static Version? FindVersion(string file)
    {
        if (!NativeLibrary.TryLoad(file, out var library) || !NativeLibrary.TryGetExport(library, "cudnnGetVersion", out var export))
            return null;
        var version = (int)((delegate* unmanaged<nuint>)export)(); // 91002 is 9.10.2
        return new(version / 10000, version / 100 % 100, version % 100);
    }
}
