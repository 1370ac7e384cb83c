using Kernels;
using Settings;

namespace Ulmfit.Model;

/// <summary>Options of a classifier's networks in addition to the encoder configuration.</summary>
public sealed record NetworkOptions
{
    /// <summary>The number of tokens that the recurrent layers read before their state is detached from the autograd graph.</summary>
    public int WindowLength { get; init; } = 72;

    /// <summary>Factor of every dropout of the classifier.</summary>
    public double DropMult { get; init; } = 0.3;

    /// <summary>Seed of the initial weights and of the dropout masks.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>The kernels that compute on the CPU.</summary>
    public KernelChoice Kernels { get; init; }

    /// <summary>Number format of the matrix products in training steps.</summary>
    public Precision Precision { get; init; }
}
