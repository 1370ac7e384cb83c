using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>The cuDNN library of libtorch's CUDA build. TorchSharp reports only whether one exists.</summary>
internal static unsafe class CudnnLibrary
{
    private static string FileName => OperatingSystem.IsWindows() ? "cudnn64_9.dll" : "libcudnn.so.9";

    /// <returns>Version such as 9.10.2, or null if there is no cuDNN.</returns>
    public static Version? FindVersion() => FindVersion(FileName);

    /// <param name="file">File name or path of the library. A file name finds the library that libtorch has loaded.</param>
    public static Version? FindVersion(string file)
    {
        if (!NativeLibrary.TryLoad(file, out var library) || !NativeLibrary.TryGetExport(library, "cudnnGetVersion", out var export))
            return null;
        var version = (int)((delegate* unmanaged<nuint>)export)(); // 91002 is 9.10.2
        return new(version / 10000, version / 100 % 100, version % 100);
    }
}
