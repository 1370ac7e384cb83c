using Kernels.Devices;

namespace Kernels.Tests.Devices;

public sealed class CudaStateTests
{
    private static readonly CudaDriver Driver = new(null, DeviceName: "NVIDIA L4", ComputeCapability: new Version(8, 9), CudaVersion: new Version(11, 4));

    [Fact]
    public void A_device_that_libtorch_can_use_is_what_its_driver_says() =>
        CudaState.Of(isBuilt: true, () => true, () => Driver)
            .Should().Be(new CudaState(true, null, DeviceName: "NVIDIA L4", ComputeCapability: new Version(8, 9)));

    [Fact]
    public void A_device_is_used_whatever_the_driver_says() =>
        CudaState.Of(isBuilt: true, () => true, () => new CudaDriver("it is away")).Should().Be(new CudaState(true, null));

    [Fact]
    public void Without_a_device_the_driver_says_why() =>
        CudaState.Of(isBuilt: true, () => false, () => new CudaDriver("it is away", "Install it"))
            .Should().Be(new CudaState(true, "it is away", "Install it"));

    [Fact]
    public void A_device_that_libtorch_cannot_use_has_too_old_a_driver() =>
        CudaState.Of(isBuilt: true, () => false, () => Driver).Should().Be(new CudaState(
            true, "libtorch cannot use NVIDIA L4: its driver supports only CUDA 11.4", "Update the NVIDIA driver"));

    [Fact]
    public void This_libtorch_is_the_CPU_build() =>
        CudaState.Probe().Should().Be(new CudaState(false, "this libtorch is the CPU build", "Publish the trainer with -p:Torch=cuda"));
}
