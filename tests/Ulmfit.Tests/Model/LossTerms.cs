using Kernels.Tests;
using Ulmfit.Model;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Ulmfit.Tests.Model;

/// <summary>Compares a training loss with fastai's: the loss of the outputs, the two regularisations, and their sum.</summary>
internal static class LossTerms
{
    /// <returns>The regularised loss.</returns>
    public static Tensor Compare(
        Tensor loss, ModelOutput output, Regularization regularization,
        (double Loss, double Alpha, double Beta, double Total) expected, string name)
    {
        var total = regularization.Add(loss, output);
        var nothing = zeros_like(loss);
        Check(loss, expected.Loss, "loss");
        Check((regularization with { Beta = 0 }).Add(nothing, output), expected.Alpha, "alpha term");
        Check((regularization with { Alpha = 0 }).Add(nothing, output), expected.Beta, "beta term");
        Check(total, expected.Total, "total loss");
        return total;

        void Check(Tensor found, double wanted, string what) =>
            ((double)found.item<float>()).ShouldBeCloseTo(wanted, Closeness.Forward, $"{name} {what}");
    }
}
