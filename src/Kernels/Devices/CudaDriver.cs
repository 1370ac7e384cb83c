using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>What the NVIDIA driver says of itself and of its first device. TorchSharp tells only whether there is one.</summary>
/// <remarks>https://docs.nvidia.com/cuda/cuda-driver-api/</remarks>
/// <param name="Problem">Why there is no device; null where there is one.</param>
/// <param name="Advice">What mends the problem.</param>
/// <param name="ComputeCapability">What the device can do, such as 8.9; null where it does not say.</param>
/// <param name="CudaVersion">The newest CUDA it serves, such as 12.8; null where it does not say.</param>
internal sealed unsafe record CudaDriver(string? Problem, string Advice = "", string DeviceName = "", Version? ComputeCapability = null, Version? CudaVersion = null)
{
    private const int NameLength = 256;
    private const int ComputeCapabilityMajor = 75, ComputeCapabilityMinor = 76; // of CUdevice_attribute

    /// <summary>The driver's library.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    public static CudaDriver Probe() => Probe(FileName);

    /// <param name="file">The driver's library.</param>
    public static CudaDriver Probe(string file)
    {
        const string install = "Install the NVIDIA driver; start a container with --gpus=all";
        if (!NativeLibrary.TryLoad(file, out var library))
            return new($"the NVIDIA driver's {Path.GetFileName(file)} is not here", install);
        try
        {
            return Ask(library);
        }
        catch (EntryPointNotFoundException)
        {
            return new($"{Path.GetFileName(file)} is no NVIDIA driver", install);
        }
    }

    private static CudaDriver Ask(nint library)
    {
        var initialize = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(library, "cuInit");
        var readVersion = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(library, "cuDriverGetVersion");
        var getDevice = (delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGet");
        var readAttribute = (delegate* unmanaged<int*, int, int, int>)NativeLibrary.GetExport(library, "cuDeviceGetAttribute");
        var readName = (delegate* unmanaged<byte*, int, int, int>)NativeLibrary.GetExport(library, "cuDeviceGetName");

        var version = 0;
        var cuda = readVersion(&version) == 0 ? new Version(version / 1000, version % 1000 / 10) : null;
        var device = 0;
        var code = initialize(0);
        if (code == 0)
            code = getDevice(&device, 0);
        if (code != 0)
            return new($"the NVIDIA driver says \"{ErrorText(library, code)}\"", "See what nvidia-smi says", CudaVersion: cuda);
        var name = stackalloc byte[NameLength];
        var deviceName = readName(name, NameLength, device) == 0 ? Marshal.PtrToStringUTF8((nint)name)! : "";
        int major = 0, minor = 0;
        var isTold = readAttribute(&major, ComputeCapabilityMajor, device) == 0 && readAttribute(&minor, ComputeCapabilityMinor, device) == 0;
        return new(null, DeviceName: deviceName, ComputeCapability: isTold ? new Version(major, minor) : null, CudaVersion: cuda);
    }

    private static string ErrorText(nint library, int code)
    {
        var readText = (delegate* unmanaged<int, byte**, int>)NativeLibrary.GetExport(library, "cuGetErrorString");
        byte* text = null;
        return readText(code, &text) == 0 ? Marshal.PtrToStringUTF8((nint)text)! : $"error {code}";
    }
}
