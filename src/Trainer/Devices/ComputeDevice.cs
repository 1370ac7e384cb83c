using Faults;
using TorchSharp;

namespace Trainer.Devices;

/// <summary>Where tensors live and are computed with.</summary>
/// <param name="Name">As libtorch spells it, and what it is: <c>cpu</c>, <c>cuda:0 NVIDIA L4</c>.</param>
/// <param name="Reason">Why it was chosen where that is not plain; empty elsewhere.</param>
public sealed record ComputeDevice(torch.Device Device, string Name, string Reason = "")
{
    /// <summary>The CPU, without a word of why.</summary>
    public static ComputeDevice Cpu { get; } = new(torch.CPU, "cpu");

    /// <summary>What libtorch computes on; it must be loaded.</summary>
    /// <exception cref="FaultException">CUDA was asked for, and cannot be had.</exception>
    public static ComputeDevice Choose(DeviceChoice choice) => Choose(choice, CudaState.Probe);

    /// <param name="cuda">Asked only where the answer matters.</param>
    internal static ComputeDevice Choose(DeviceChoice choice, Func<CudaState> cuda)
    {
        if (choice == DeviceChoice.Cpu)
            return Cpu with { Reason = "asked for" };
        var state = cuda();
        if (state.Problem is null)
            return new(new torch.Device(DeviceType.CUDA, 0), $"cuda:0 {state.DeviceName}".TrimEnd());
        if (choice == DeviceChoice.Auto)
            return Cpu with { Reason = state.IsBuilt ? $"no CUDA device: {state.Problem}" : state.Problem };
        throw state.IsBuilt
            ? new FaultException(FaultKind.Tool, $"--device=cuda: no CUDA device: {state.Problem}. {state.Advice}, or choose --device=cpu.")
            : new FaultException(FaultKind.Settings, $"--device=cuda: {state.Problem}. {state.Advice}, or choose --device=cpu.");
    }

    public override string ToString() => Reason.Length == 0 ? Name : $"{Name} ({Reason})";
}
