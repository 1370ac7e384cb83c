using Kernels.Lstm;
using Settings;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Kernels of a network: for training steps, and for everything else.</summary>
/// <remarks>
/// Evaluation uses single precision regardless of the training precision, so that epochs, thresholds and scores reflect what the weights in
/// the model file compute on any machine. The exception is inference with another <see cref="Reading.ReadingPrecision"/>.
/// </remarks>
/// <param name="Training">Kernels for training steps.</param>
/// <param name="Evaluation">Kernels for everything else.</param>
public sealed record NetworkKernels(IKernels Training, IKernels Evaluation)
{
    /// <summary>Creates the kernels of a network on a device.</summary>
    public static NetworkKernels Of(Device device, KernelChoice choice, Precision precision = Precision.Fp32)
    {
        var single = KernelSets.For(device, choice);
        return new(precision == Precision.Bf16 ? new Bfloat16Kernels(single, Bfloat16Lstm.IsFast(device)) : single, single);
    }

    /// <summary>Returns the kernels for training or evaluation.</summary>
    /// <param name="training">Whether the kernels are for a training step.</param>
    public IKernels For(bool training) => training ? Training : Evaluation;
}
