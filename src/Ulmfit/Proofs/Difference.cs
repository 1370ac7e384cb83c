using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Proofs;

internal static class Difference
{
    /// <returns>The largest difference, in units of the largest expected number; NaN where a number is none.</returns>
    /// <param name="actual">Of any device and precision.</param>
    /// <param name="expected">On the CPU, in double precision.</param>
    public static double Largest(Tensor actual, Tensor expected) =>
        (actual.detach().cpu().to(float64).Minus(expected.detach()).abs().max() / expected.detach().abs().max()).item<double>();
}
