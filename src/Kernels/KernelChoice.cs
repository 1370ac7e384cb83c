namespace Kernels;

/// <summary>Implementation of a network's operations.</summary>
public enum KernelChoice
{
    /// <summary>This program's own kernels on the CPU; otherwise the same as <see cref="Reference"/>.</summary>
    Fast,

    /// <summary>The operations of libtorch.</summary>
    Reference,
}
