using Kernels.Products;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels;

/// <summary>Creates kernels.</summary>
public static class KernelSets
{
    /// <summary>Returns the kernels for a device.</summary>
    public static IKernels For(Device device, KernelChoice choice) =>
        choice == KernelChoice.Fast && device.type == DeviceType.CPU ? new FastKernels(Tile.Best) : new ReferenceKernels();
}
