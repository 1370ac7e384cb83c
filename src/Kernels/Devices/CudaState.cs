using Kernels.Native;
using TorchSharp;

namespace Kernels.Devices;

/// <summary>Availability of CUDA in this process.</summary>
/// <param name="IsBuilt">Whether libtorch is the CUDA build.</param>
/// <param name="Problem">Reason why no device is available; null if one is.</param>
/// <param name="Advice">Instruction that resolves the problem.</param>
/// <param name="DeviceName">Name of the first device; empty if the driver does not report it.</param>
/// <param name="ComputeCapability">Compute capability of the first device; null if the driver does not report it.</param>
internal sealed record CudaState(bool IsBuilt, string? Problem, string Advice = "", string DeviceName = "", Version? ComputeCapability = null)
{
    public static CudaState Probe() => Of(TorchLibrary.IsCudaBuild, torch.cuda.is_available, CudaDriver.Probe);

    /// <param name="isAvailable">Function that asks libtorch; called only for the CUDA build.</param>
    public static CudaState Of(bool isBuilt, Func<bool> isAvailable, Func<CudaDriver> probeDriver)
    {
        if (!isBuilt)
            return new(false, "this libtorch is the CPU build", "Publish the trainer with -p:Torch=cuda");
        var driver = probeDriver();
        if (isAvailable())
            return new(true, null, DeviceName: driver.DeviceName, ComputeCapability: driver.ComputeCapability);
        if (driver.Problem is not null)
            return new(true, driver.Problem, driver.Advice);
        return new(
            true,
            $"libtorch cannot use {driver.DeviceName}: its driver supports only CUDA {driver.CudaVersion}",
            "Update the NVIDIA driver");
    }
}
