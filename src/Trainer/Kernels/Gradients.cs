using Trainer.Model;
using static TorchSharp.torch;

namespace Trainer.Kernels;

/// <summary>The gradients of leaves, added to without a copy.</summary>
internal static class Gradients
{
    /// <returns>Where the leaf's gradient is to be put or, if it has one already, to be added.</returns>
    public static (Tensor Gradient, bool Add) Of(Tensor leaf)
    {
        if (leaf.grad is { } gradient)
            return (gradient, true);
        var made = empty(leaf.shape, leaf.dtype, leaf.device);
        leaf.grad = made;
        return (made, false);
    }

    /// <param name="gradient">Becomes the leaf's own, or is disposed.</param>
    public static void Add(Tensor leaf, Tensor gradient)
    {
        if (leaf.grad is { } before)
        {
            before.add_(gradient, Held.Number(1));
            gradient.Dispose();
        }
        else
            leaf.grad = gradient;
    }

    /// <summary>Adds the gradient of a leaf that was multiplied with a mask.</summary>
    /// <param name="mask">Null where it was not.</param>
    /// <param name="compute">Puts the gradient of the product into a tensor or, if so told, adds it to what that holds.</param>
    public static void Add(Tensor leaf, Tensor? mask, Action<Tensor, bool> compute)
    {
        var (gradient, add) = mask is null ? Of(leaf) : (empty(leaf.shape, leaf.dtype, leaf.device), false);
        compute(gradient, add);
        if (mask is not null)
            Add(leaf, gradient.mul_(mask));
    }
}
