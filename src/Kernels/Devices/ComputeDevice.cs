using Faults;
using Settings;
using TorchSharp;

namespace Kernels.Devices;

/// <summary>Where tensors live and are computed with.</summary>
/// <param name="Name">As libtorch spells it, and what it is: <c>cpu</c>, <c>cuda:0 NVIDIA L4</c>.</param>
/// <param name="Reason">Why it was chosen where that is not plain; empty elsewhere.</param>
/// <param name="ComputeCapability">A CUDA device's, such as 8.9; null where the driver does not tell.</param>
public sealed record ComputeDevice(torch.Device Device, string Name, string Reason = "", Version? ComputeCapability = null)
{
    /// <summary>From Ampere on.</summary>
    private static readonly Version FirstWithBfloat16 = new(8, 0);

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
            return new(new torch.Device(DeviceType.CUDA, 0), $"cuda:0 {state.DeviceName}".TrimEnd(), ComputeCapability: state.ComputeCapability);
        if (choice == DeviceChoice.Auto)
            return Cpu with { Reason = state.IsBuilt ? $"no CUDA device: {state.Problem}" : state.Problem };
        throw state.IsBuilt
            ? new FaultException(FaultKind.Tool, $"--device=cuda: no CUDA device: {state.Problem}. {state.Advice}, or choose --device=cpu.")
            : new FaultException(FaultKind.Settings, $"--device=cuda: {state.Problem}. {state.Advice}, or choose --device=cpu.");
    }

    /// <summary>Whether it can compute products of that precision.</summary>
    public bool Has(Precision precision) =>
        precision == Precision.Fp32
        || (ComputeCapability is { } capability ? capability >= FirstWithBfloat16 : Device.type != DeviceType.CUDA);

    /// <exception cref="FaultException">It cannot compute products of that precision.</exception>
    public void Require(Precision precision)
    {
        if (Has(precision))
            return;
        var reason = ComputeCapability is { } capability
            ? $"its compute capability is {capability}, and bf16 is there from {FirstWithBfloat16} on"
            : "the driver does not tell its compute capability";
        throw new FaultException(FaultKind.Settings,
            $"--precision=bf16: {Name} has no bf16: {reason}. "
            + "Choose --precision=fp32 (training.precision of a pipeline), or a newer GPU such as an L4 or A100.");
    }

    public override string ToString() => Reason.Length == 0 ? Name : $"{Name} ({Reason})";
}
