using Kernels.Products;
using TorchSharp;
using static TorchSharp.torch;

namespace Kernels;

public static class KernelSets
{
    public static IKernels For(Device device, KernelChoice choice) =>
        choice == KernelChoice.Fast && device.type == DeviceType.CPU ? new FastKernels(Tile.Best) : new ReferenceKernels();
}
