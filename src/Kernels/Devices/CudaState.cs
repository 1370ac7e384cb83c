using Kernels.Native;
using TorchSharp;

namespace Kernels.Devices;

/// <summary>What stands between this process and a CUDA device.</summary>
/// <param name="IsBuilt">Whether this libtorch is the build for CUDA.</param>
/// <param name="Problem">Why there is no device; null where there is one.</param>
/// <param name="Advice">What mends the problem.</param>
/// <param name="DeviceName">The first device's; empty where the driver does not tell.</param>
/// <param name="ComputeCapability">The first device's; null where the driver does not tell.</param>
internal sealed record CudaState(bool IsBuilt, string? Problem, string Advice = "", string DeviceName = "", Version? ComputeCapability = null)
{
    public static CudaState Probe() => Of(TorchLibrary.IsCudaBuild, torch.cuda.is_available, CudaDriver.Probe);

    /// <param name="isAvailable">What libtorch says; asked only of the build for CUDA.</param>
    public static CudaState Of(bool isBuilt, Func<bool> isAvailable, Func<CudaDriver> probeDriver)
    {
        if (!isBuilt)
            return new(false, "this libtorch is the CPU build", "Publish the trainer with -p:Torch=cuda");
        var driver = probeDriver();
        if (isAvailable())
            return new(true, null, DeviceName: driver.DeviceName, ComputeCapability: driver.ComputeCapability);
        if (driver.Problem is not null)
            return new(true, driver.Problem, driver.Advice);
        return new(true, $"libtorch cannot use {driver.DeviceName}, whose driver is for CUDA {driver.CudaVersion}", "Update the NVIDIA driver");
    }
}
