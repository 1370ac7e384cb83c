using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>Memory of a GPU, in bytes.</summary>
/// <param name="Used">Memory used by all processes together.</param>
/// <param name="Size">Total memory.</param>
/// <remarks>
/// https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html, <c>cuMemGetInfo</c>. TorchSharp does not expose it.
/// </remarks>
public sealed unsafe record DeviceMemory(long Used, long Size)
{
    private static readonly Lazy<nint> Query = new(() => Find(CudaDriver.FileName));

    /// <summary>Reads the memory of the GPU that the current thread computes on.</summary>
    /// <returns>The memory, or null if the thread does not use a GPU.</returns>
    public static DeviceMemory? OfThisThread() => Ask(Query.Value);

    /// <param name="file">File name or path of the driver library.</param>
    /// <returns>Address of the driver's function, or 0 if there is none.</returns>
    internal static nint Find(string file) =>
        NativeLibrary.TryLoad(file, out var library) && NativeLibrary.TryGetExport(library, "cuMemGetInfo_v2", out var query) ? query : 0;

    internal static DeviceMemory? Ask(nint query)
    {
        if (query == 0)
            return null;
        nuint free, total;
        // The function returns an error on a thread without a device.
        return ((delegate* unmanaged<nuint*, nuint*, int>)query)(&free, &total) == 0 ? new((long)(total - free), (long)total) : null;
    }
}
