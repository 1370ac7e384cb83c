using Faults;
using Settings;
using TorchSharp;

namespace Kernels.Devices;

/// <summary>Device that stores tensors and computes with them.</summary>
/// <param name="Name">Name as libtorch spells it, with the model of a GPU: <c>cpu</c>, <c>cuda:0 NVIDIA L4</c>.</param>
/// <param name="Reason">Reason for the choice if it is not obvious; otherwise empty.</param>
/// <param name="ComputeCapability">Compute capability of a CUDA device, such as 8.9; null if the driver does not report it.</param>
public sealed record ComputeDevice(torch.Device Device, string Name, string Reason = "", Version? ComputeCapability = null)
{
    /// <summary>Compute capability of Ampere, the first architecture with bfloat16.</summary>
    private static readonly Version FirstWithBfloat16 = new(8, 0);

    /// <summary>The CPU, without a reason.</summary>
    public static ComputeDevice Cpu { get; } = new(torch.CPU, "cpu");

    /// <summary>Chooses the device that libtorch computes on. libtorch must be loaded.</summary>
    /// <exception cref="FaultException">CUDA was requested but is not available.</exception>
    public static ComputeDevice Choose(DeviceChoice choice) => Choose(choice, CudaState.Probe);

    /// <param name="cuda">Function that detects CUDA; called only when its result matters.</param>
    internal static ComputeDevice Choose(DeviceChoice choice, Func<CudaState> cuda)
    {
        if (choice == DeviceChoice.Cpu)
            return Cpu with { Reason = "requested" };
        var state = cuda();
        if (state.Problem is null)
            return new(new torch.Device(DeviceType.CUDA, 0), $"cuda:0 {state.DeviceName}".TrimEnd(), ComputeCapability: state.ComputeCapability);
        if (choice == DeviceChoice.Auto)
            return Cpu with { Reason = state.IsBuilt ? $"no CUDA device: {state.Problem}" : state.Problem };
        throw state.IsBuilt
            ? new FaultException(FaultKind.Tool, $"--device=cuda: no CUDA device: {state.Problem}. {state.Advice}, or choose --device=cpu.")
            : new FaultException(FaultKind.Settings, $"--device=cuda: {state.Problem}. {state.Advice}, or choose --device=cpu.");
    }

    /// <summary>Returns whether the device supports matrix products of the given precision.</summary>
    public bool Has(Precision precision) =>
        precision == Precision.Fp32
        || (ComputeCapability is { } capability ? capability >= FirstWithBfloat16 : Device.type != DeviceType.CUDA);

    /// <summary>Checks that the device supports the given precision.</summary>
    /// <exception cref="FaultException">The device does not support matrix products of that precision.</exception>
    public void Require(Precision precision)
    {
        if (Has(precision))
            return;
        var reason = ComputeCapability is { } capability
            ? $"its compute capability is {capability}, and bf16 requires {FirstWithBfloat16} or later"
            : "the driver does not report its compute capability";
        throw new FaultException(FaultKind.Settings,
            $"--precision=bf16: {Name} has no bf16: {reason}. "
            + "Choose --precision=fp32 (training.precision of a pipeline), or a newer GPU such as an L4 or A100.");
    }

    public override string ToString() => Reason.Length == 0 ? Name : $"{Name} ({Reason})";
}
