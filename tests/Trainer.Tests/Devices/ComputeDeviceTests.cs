using Faults;
using TorchSharp;
using Trainer.Devices;

namespace Trainer.Tests.Devices;

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

    [Fact]
    public void A_device_whose_name_nobody_tells_has_its_number() =>
        ComputeDevice.Choose(DeviceChoice.Cuda, () => new CudaState(true, null)).ToString().Should().Be("cuda:0");

    [Fact]
    public void The_CPU_is_used_where_it_is_asked_for_without_a_look_at_CUDA()
    {
        var device = ComputeDevice.Choose(DeviceChoice.Cpu, () => throw new InvalidOperationException());

        device.Device.type.Should().Be(DeviceType.CPU);
        device.ToString().Should().Be("cpu (asked for)");
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
}
