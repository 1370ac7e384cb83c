using Kernels.Memory;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>Scales gradients that are too large together.</summary>
/// <remarks>Pascanu et al., "On the difficulty of training recurrent neural networks", 2013; PyTorch's <c>clip_grad_norm_</c>.</remarks>
internal static class GradientClipping
{
    private const double Eps = 1e-6;

    /// <param name="largest">The largest norm of all gradients as one vector.</param>
    public static void Clip(IEnumerable<ParameterGroup> groups, double largest)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        Tensor[] gradients = [.. groups.SelectMany(group => group.Parameters).Select(parameter => parameter.Value.grad).OfType<Tensor>()];
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var scale = norm.add(Held.Number(Eps)).reciprocal().mul(Held.Number(largest)).clamp(max: Held.Number(1.0)); // ()
        foreach (var gradient in gradients)
            gradient.mul_(scale); // by 1 where they are small enough: whether they are, only the device knows yet
    }
}
