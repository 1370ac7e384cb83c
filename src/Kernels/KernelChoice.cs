namespace Kernels;

/// <summary>Which implementation of a network's operations computes.</summary>
public enum KernelChoice
{
    /// <summary>This program's own on the CPU; elsewhere as <see cref="Reference"/>.</summary>
    Fast,

    /// <summary>libtorch's.</summary>
    Reference,
}
