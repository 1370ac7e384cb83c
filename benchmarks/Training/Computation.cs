using Faults;
using Kernels.Devices;
using Settings;
using TorchSharp;
using Trainer.Training;

namespace Training.Benchmarks;

/// <summary>What steps are computed with, ours and the peer's alike.</summary>
/// <param name="Threads">Of libtorch.</param>
/// <param name="Device">As libtorch spells it: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Precision">Of the products in training steps.</param>
/// <param name="StepsAtOnce">
/// Taken at one command, which is answered when the device has done them all. A host that waited for a GPU after each would leave it idle.
/// </param>
internal sealed record Computation(int Threads, string Device = "cpu", Precision Precision = Precision.Fp32, int StepsAtOnce = 1)
{
    public bool IsOnCpu => Device == "cpu";

    /// <exception cref="FaultException">The device has no such precision.</exception>
    public static Computation On(ComputeDevice device, Precision precision, int threads)
    {
        device.Require(precision);
        return new(
            threads, device.Device.ToString(), precision, device.Device.type == DeviceType.CPU ? 1 : DirectionTraining.ReportStepsOfGpu);
    }
}
