using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

/// <summary>Compares tensors.</summary>
internal static class Difference
{
    /// <summary>The largest difference, relative to the largest expected number; NaN if a value is NaN.</summary>
    /// <param name="actual">A tensor of any device and precision.</param>
    /// <param name="expected">A tensor on the CPU in double precision.</param>
    public static double Largest(Tensor actual, Tensor expected) =>
        (actual.detach().cpu().to(float64).Minus(expected.detach()).abs().max() / expected.detach().abs().max()).item<double>();
}
