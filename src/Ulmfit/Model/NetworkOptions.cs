using Kernels;
using Settings;

namespace Ulmfit.Model;

/// <summary>Options of a classifier's networks beside the sizes of their encoders.</summary>
public sealed record NetworkOptions
{
    /// <summary>Tokens that the recurrent layers read between two detachments of their state.</summary>
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
