using TorchSharp;
using Trainer.Kernels.Products;
using static TorchSharp.torch;

namespace Trainer.Kernels;

internal static class KernelSets
{
    public static IKernels For(Device device, KernelChoice choice) =>
        choice == KernelChoice.Fast && device.type == DeviceType.CPU ? new FastKernels(Tile.Best) : new ReferenceKernels();
}
