using Build.Containers;
using Build.Engines;
using Faults;
using Pipelines;

namespace Build.Tests.Containers;

public sealed class GpuChoiceTests
{
    [Theory]
    [InlineData(Device.Auto, TorchBackend.Cuda, true, true, "on the GPU, because docker has the NVIDIA runtime")]
    [InlineData(Device.Gpu, TorchBackend.Cuda, true, true, "on the GPU, because docker has the NVIDIA runtime")]
    [InlineData(Device.Auto, TorchBackend.Cuda, false, false, "on the CPU, because docker has no NVIDIA runtime")]
    [InlineData(Device.Cpu, TorchBackend.Cuda, true, false, "on the CPU, as set by smokeTest.device")]
    [InlineData(Device.Auto, TorchBackend.Cpu, true, false, "on the CPU, because the image contains libtorch for the CPU")]
    public void The_GPU_is_used_where_setting_image_and_engine_allow_it(
        Device device, TorchBackend torch, bool hasRuntime, bool usesGpu, string place) =>
        Choose(device, torch, hasRuntime).Should().Be(new GpuChoice(usesGpu, place));

    [Fact]
    public void A_GPU_that_is_asked_for_and_not_there_is_a_fault()
    {
        var choose = () => Choose(Device.Gpu, TorchBackend.Cuda, hasRuntime: false);

        choose.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Tool).WithMessage(
            "smokeTest.device: gpu was asked for, and docker has no NVIDIA runtime. "
            + "Install the NVIDIA Container Toolkit (docs/gpu.md), or try: --set smokeTest.device=auto");
    }

    [Theory]
    [InlineData(ContainerEngine.Docker, "run --gpus all --runtime nvidia trainer:1")]
    [InlineData(ContainerEngine.Podman, "run --device nvidia.com/gpu=all trainer:1")]
    public void Each_engine_is_asked_for_GPUs_in_its_own_words(ContainerEngine engine, string command)
    {
        var settings = new ContainerRunSettings();

        GpuChoice.GiveAll(settings, engine);

        var arguments = ContainerCommand.Of(new EngineProgram(engine, "/usr/bin/engine"), "run", settings, "trainer:1").Arguments;
        string.Join(' ', arguments).Should().Be(command);
    }

    private static GpuChoice Choose(Device device, TorchBackend torch, bool hasRuntime) => GpuChoice.Make(
        device, torch, ContainerEngine.Docker, new EngineFacts("28", "/var/lib/docker", hasRuntime, IsRootless: false, CanSeal: true));
}
