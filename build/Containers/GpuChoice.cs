using Build.Engines;
using Pipelines;
using Settings.Declarations;

namespace Build.Containers;

/// <summary>Decides whether a container gets the machine's GPUs.</summary>
/// <param name="Place">Where the trainer runs and why, for the user.</param>
internal sealed record GpuChoice(bool UsesGpu, string Place)
{
    /// <summary>Gives a container all GPUs of the machine.</summary>
    /// <remarks>https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/</remarks>
    public static void GiveAll(ContainerRunSettings settings, ContainerEngine engine)
    {
        if (engine == ContainerEngine.Podman)
            settings.Device = ["nvidia.com/gpu=all"];
        else
            (settings.Runtime, settings.Gpus) = ("nvidia", "all");
    }

    /// <exception cref="FaultException">A GPU is required, and the engine cannot provide one.</exception>
    public static GpuChoice Make(Device device, TorchBackend torch, ContainerEngine engine, EngineFacts facts)
    {
        var program = Spelling.Of(engine);
        if (torch == TorchBackend.Cpu)
            return new(false, "on the CPU, because the image contains libtorch for the CPU");
        if (device == Device.Cpu)
            return new(false, "on the CPU, as set by smokeTest.device");
        if (facts.HasNvidiaRuntime)
            return new(true, $"on the GPU, because {program} has the NVIDIA runtime");
        if (device == Device.Auto)
            return new(false, $"on the CPU, because {program} has no NVIDIA runtime");
        throw new FaultException(
            FaultKind.Tool,
            $"smokeTest.device: gpu was asked for, and {program} has no NVIDIA runtime. "
            + "Install the NVIDIA Container Toolkit (docs/gpu.md), or try: --set smokeTest.device=auto");
    }
}
