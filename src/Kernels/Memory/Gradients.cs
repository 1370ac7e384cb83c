using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Kernels.Memory;

/// <summary>Gradients of leaves, accumulated without copies in memory that is reused between steps.</summary>
public static class Gradients
{
    private static readonly ConditionalWeakTable<Tensor, Tensor> Spare = [];

    /// <summary>Keeps the memory of a gradient, which must no longer be in use, for the next gradient of the leaf.</summary>
    internal static void Recycle(Tensor leaf, Tensor gradient)
    {
        Forget(leaf);
        if (gradient.is_contiguous())
            Spare.Add(leaf, gradient.DetachFromDisposeScope());
    }

    /// <summary>Releases the memory kept for the next gradient of a leaf.</summary>
    public static void Forget(Tensor leaf)
    {
        if (Spare.TryGetValue(leaf, out var spare))
            spare.Dispose();
        Spare.Remove(leaf);
    }

    /// <summary>Returns memory for a gradient of the leaf.</summary>
    /// <returns>Tensor with undefined content.</returns>
    internal static Tensor NewFor(Tensor leaf)
    {
        if (!Spare.TryGetValue(leaf, out var spare))
            return empty(leaf.shape, leaf.dtype, leaf.device);
        var room = spare.alias(); // within the caller's dispose scope
        Forget(leaf);
        return room;
    }

    /// <summary>Returns the tensor to write the gradient of the leaf to.</summary>
    /// <returns>The tensor, and whether to add to its content because the leaf already has a gradient.</returns>
    internal static (Tensor Gradient, bool Add) Of(Tensor leaf)
    {
        if (leaf.grad is { } gradient)
            return (gradient, true);
        var made = NewFor(leaf);
        leaf.grad = made;
        return (made, false);
    }

    /// <summary>Adds a gradient to that of the leaf.</summary>
    /// <param name="leaf">Leaf whose gradient is updated.</param>
    /// <param name="gradient">Gradient to add; it becomes the gradient of the leaf or is disposed.</param>
    internal static void Add(Tensor leaf, Tensor gradient)
    {
        if (leaf.grad is { } before)
        {
            before.add_(gradient, Held.Number(1));
            gradient.Dispose();
        }
        else
            leaf.grad = gradient;
    }

    /// <summary>Adds the gradient of a leaf that was multiplied by a mask.</summary>
    /// <param name="leaf">Leaf whose gradient is updated.</param>
    /// <param name="mask">The mask, or null if there was none.</param>
    /// <param name="compute">
    /// Function that writes the gradient of the product to a tensor or, if its second argument is true, adds it.
    /// </param>
    internal static void Add(Tensor leaf, Tensor? mask, Action<Tensor, bool> compute)
    {
        var (gradient, add) = mask is null ? Of(leaf) : (NewFor(leaf), false);
        compute(gradient, add);
        if (mask is not null)
            Add(leaf, gradient.mul_(mask));
    }
}
