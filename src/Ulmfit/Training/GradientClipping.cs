using Kernels.Memory;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>Scales all gradients down if their common norm is too large.</summary>
/// <remarks>Pascanu et al., "On the difficulty of training recurrent neural networks", 2013; PyTorch's <c>clip_grad_norm_</c>.</remarks>
internal static class GradientClipping
{
    private const double Eps = 1e-6;

    /// <summary>Clips the gradients in place.</summary>
    /// <param name="largest">The largest accepted norm of all gradients as one vector.</param>
    public static void Clip(IEnumerable<ParameterGroup> groups, double largest)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        Tensor[] gradients = [.. groups.SelectMany(group => group.Parameters).Select(parameter => parameter.Value.grad).OfType<Tensor>()];
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var scale = norm.add(Held.Number(Eps)).reciprocal().mul(Held.Number(largest)).clamp(max: Held.Number(1.0)); // ()
        foreach (var gradient in gradients)
            gradient.mul_(scale); // multiplies by 1 when the norm is small enough: a branch would have to wait for the device
    }
}
