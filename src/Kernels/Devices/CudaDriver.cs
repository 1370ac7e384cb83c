using System.Runtime.InteropServices;

namespace Kernels.Devices;

/// <summary>
/// Information from the NVIDIA driver about itself and its first device. TorchSharp reports only whether a device exists.
/// </summary>
/// <remarks>https://docs.nvidia.com/cuda/cuda-driver-api/</remarks>
/// <param name="Problem">Reason why no device is available; null if one is.</param>
/// <param name="Advice">Instruction that resolves the problem.</param>
/// <param name="ComputeCapability">Compute capability of the device, such as 8.9; null if the driver does not report it.</param>
/// <param name="CudaVersion">Latest CUDA version that the driver supports, such as 12.8; null if the driver does not report it.</param>
internal sealed unsafe record CudaDriver(string? Problem, string Advice = "", string DeviceName = "", Version? ComputeCapability = null, Version? CudaVersion = null)
{
    private const int NameLength = 256;
    private const int ComputeCapabilityMajor = 75, ComputeCapabilityMinor = 76; // of CUdevice_attribute

    /// <summary>File name of the driver library.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    public static CudaDriver Probe() => Probe(FileName);

    /// <param name="file">File name or path of the driver library.</param>
    public static CudaDriver Probe(string file)
    {
        const string install = "Install the NVIDIA driver; start a container with --gpus=all";
        if (!NativeLibrary.TryLoad(file, out var library))
            return new($"the NVIDIA driver's {Path.GetFileName(file)} was not found", install);
        try
        {
            return Ask(library);
        }
        catch (EntryPointNotFoundException)
        {
            return new($"{Path.GetFileName(file)} is not an NVIDIA driver", install);
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
            return new($"the NVIDIA driver reports \"{ErrorText(library, code)}\"", "Check the output of nvidia-smi", CudaVersion: cuda);
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
