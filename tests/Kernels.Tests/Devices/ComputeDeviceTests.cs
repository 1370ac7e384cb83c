using Faults;
using Kernels.Devices;
using Settings;
using TorchSharp;

namespace Kernels.Tests.Devices;

public sealed class ComputeDeviceTests
{
    private static readonly CudaState CpuBuild = CudaState.Of(isBuilt: false, () => true, () => throw new InvalidOperationException());

    [Theory]
    [InlineData(DeviceChoice.Auto)]
    [InlineData(DeviceChoice.Cuda)]
    public void A_device_is_used_where_there_is_one(DeviceChoice choice)
    {
        var device = ComputeDevice.Choose(choice, () => new CudaState(true, null, DeviceName: "NVIDIA L4"));

        device.Device.type.Should().Be(DeviceType.CUDA);
        device.Device.index.Should().Be(0);
        device.ToString().Should().Be("cuda:0 NVIDIA L4");
    }

    [Theory]
    [InlineData("8.0")]
    [InlineData("8.9")]
    [InlineData("10.0")]
    public void A_GPU_from_Ampere_on_has_bf16(string capability)
    {
        var device = Gpu(capability);

        device.Has(Precision.Bf16).Should().BeTrue();
        device.Require(Precision.Bf16);
    }

    [Theory]
    [InlineData("7.5", "its compute capability is 7.5, and bf16 requires 8.0 or later")]
    [InlineData(null, "the driver does not report its compute capability")]
    public void An_older_GPU_is_refused_with_what_to_do(string? capability, string reason)
    {
        var device = Gpu(capability);
        var require = () => device.Require(Precision.Bf16);

        var fault = require.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        fault.Message.Should().Be(
            $"--precision=bf16: cuda:0 Tesla T4 has no bf16: {reason}. "
            + "Choose --precision=fp32 (training.precision of a pipeline), or a newer GPU such as an L4 or A100.");
        device.Require(Precision.Fp32);
    }

    [Fact]
    public void Any_CPU_has_bf16() => ComputeDevice.Cpu.Require(Precision.Bf16);

    [Fact]
    public void A_device_whose_name_nobody_tells_has_its_number() =>
        ComputeDevice.Choose(DeviceChoice.Cuda, () => new CudaState(true, null)).ToString().Should().Be("cuda:0");

    [Fact]
    public void The_CPU_is_used_where_it_is_asked_for_without_a_look_at_CUDA()
    {
        var device = ComputeDevice.Choose(DeviceChoice.Cpu, () => throw new InvalidOperationException());

        device.Device.type.Should().Be(DeviceType.CPU);
        device.ToString().Should().Be("cpu (requested)");
    }

    [Fact]
    public void The_CPU_build_uses_the_CPU()
    {
        var device = ComputeDevice.Choose(DeviceChoice.Auto, () => CpuBuild);

        device.Device.type.Should().Be(DeviceType.CPU);
        device.ToString().Should().Be("cpu (this libtorch is the CPU build)");
    }

    [Fact]
    public void What_keeps_the_build_for_CUDA_from_a_device_is_said() =>
        ComputeDevice.Choose(DeviceChoice.Auto, () => new CudaState(true, "the driver is away")).ToString()
            .Should().Be("cpu (no CUDA device: the driver is away)");

    [Fact]
    public void CUDA_of_the_CPU_build_is_a_wrong_setting()
    {
        var choose = () => ComputeDevice.Choose(DeviceChoice.Cuda, () => CpuBuild);

        var fault = choose.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Settings);
        fault.Message.Should().Be(
            "--device=cuda: this libtorch is the CPU build. Publish the trainer with -p:Torch=cuda, or choose --device=cpu.");
    }

    [Fact]
    public void CUDA_without_a_device_is_a_missing_tool()
    {
        var choose = () => ComputeDevice.Choose(DeviceChoice.Cuda, () => new CudaState(true, "the driver is away", "Install it"));

        var fault = choose.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Tool);
        fault.Message.Should().Be("--device=cuda: no CUDA device: the driver is away. Install it, or choose --device=cpu.");
    }

    private static ComputeDevice Gpu(string? capability) => ComputeDevice.Choose(
        DeviceChoice.Cuda,
        () => new CudaState(true, null, DeviceName: "Tesla T4", ComputeCapability: capability is null ? null : new Version(capability)));
}
