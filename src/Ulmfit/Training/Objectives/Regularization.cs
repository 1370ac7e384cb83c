using Kernels.Memory;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training.Objectives;

/// <summary>
/// Activation regularisation: <paramref name="Alpha"/> times the mean square of the outputs, plus <paramref name="Beta"/> times the mean
/// square of their differences between time steps.
/// </summary>
/// <remarks>Merity et al. 2017, section 4.3. Applies to the training loss only.</remarks>
internal sealed record Regularization(double Alpha = 2, double Beta = 1)
{
    /// <summary>Adds the regularisation to a loss.</summary>
    public Tensor Add(Tensor loss, ModelOutput output)
    {
        var regularized = loss.Plus(output.Dropped.Squared().mean().mul(Held.Number(Alpha)));
        var (rows, columns) = (output.Raw.shape[0], output.Raw.shape[1]);
        if (rows == 1 || columns == 1) // one column has no differences: the mean of an empty tensor would be NaN
            return regularized;
        var change = output.Raw.narrow(1, 1, columns - 1).Minus(output.Raw.narrow(1, 0, columns - 1)); // (B, T-1, E)
        return regularized.Plus(change.Squared().mean().mul(Held.Number(Beta)));
    }
}
