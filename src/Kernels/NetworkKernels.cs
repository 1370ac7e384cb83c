using Kernels.Lstm;
using Settings;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>What a network computes with: in training steps, and in everything else.</summary>
/// <remarks>
/// Everything else is in single precision whatever the network trains in: epochs, thresholds and scores are judged by what the model file's
/// weights compute on any machine. Only a reading that asks for it (<see cref="Reading.ReadingPrecision"/>) is not.
/// </remarks>
public sealed record NetworkKernels(IKernels Training, IKernels Evaluation)
{
    public static NetworkKernels Of(Device device, KernelChoice choice, Precision precision = Precision.Fp32)
    {
        var single = KernelSets.For(device, choice);
        return new(precision == Precision.Bf16 ? new Bfloat16Kernels(single, Bfloat16Lstm.IsFast(device)) : single, single);
    }

    /// <param name="training">Whether it is a training step that computes.</param>
    public IKernels For(bool training) => training ? Training : Evaluation;
}
