using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>The gradients of leaves, added to without a copy, in memory that is kept from step to step.</summary>
public static class Gradients
{
    private static readonly ConditionalWeakTable<Tensor, Tensor> Spare = [];

    /// <summary>Keeps the memory of a gradient that nobody reads any more for the leaf's next one.</summary>
    public static void Recycle(Tensor leaf, Tensor gradient)
    {
        Forget(leaf);
        if (gradient.is_contiguous())
            Spare.Add(leaf, gradient.DetachFromDisposeScope());
    }

    /// <summary>Gives back the memory kept for a leaf's next gradient.</summary>
    public static void Forget(Tensor leaf)
    {
        if (Spare.TryGetValue(leaf, out var spare))
            spare.Dispose();
        Spare.Remove(leaf);
    }

    /// <returns>Room for a gradient of the leaf, which holds anything.</returns>
    public static Tensor NewFor(Tensor leaf)
    {
        if (!Spare.TryGetValue(leaf, out var spare))
            return empty(leaf.shape, leaf.dtype, leaf.device);
        var room = spare.alias(); // within the caller's dispose scope
        Forget(leaf);
        return room;
    }

    /// <returns>Where the leaf's gradient is to be put or, if it has one already, to be added.</returns>
    public static (Tensor Gradient, bool Add) Of(Tensor leaf)
    {
        if (leaf.grad is { } gradient)
            return (gradient, true);
        var made = NewFor(leaf);
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
        var (gradient, add) = mask is null ? Of(leaf) : (NewFor(leaf), false);
        compute(gradient, add);
        if (mask is not null)
            Add(leaf, gradient.mul_(mask));
    }
}
