using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>The memory of a GPU, in bytes.</summary>
/// <param name="Used">By all processes together.</param>
/// <remarks>https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html, <c>cuMemGetInfo</c>. TorchSharp cannot tell.</remarks>
public sealed unsafe record DeviceMemory(long Used, long Size)
{
    private static readonly Lazy<nint> Query = new(() => Find(CudaDriver.FileName));

    /// <returns>That of the GPU this thread computes on; null where it computes on none.</returns>
    public static DeviceMemory? OfThisThread() => Ask(Query.Value);

    /// <param name="file">The driver's library.</param>
    /// <returns>Its function; 0 where there is none.</returns>
    internal static nint Find(string file) =>
        NativeLibrary.TryLoad(file, out var library) && NativeLibrary.TryGetExport(library, "cuMemGetInfo_v2", out var query) ? query : 0;

    internal static DeviceMemory? Ask(nint query)
    {
        if (query == 0)
            return null;
        nuint free, total;
        // It answers with an error on a thread that has no device.
        return ((delegate* unmanaged<nuint*, nuint*, int>)query)(&free, &total) == 0 ? new((long)(total - free), (long)total) : null;
    }
}
