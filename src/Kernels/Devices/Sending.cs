using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Devices;

public static class Sending
{
    /// <returns>The same tensor on the device, on its way there when this returns; itself where it lies there.</returns>
    /// <remarks>A GPU copies by itself out of pinned memory only; libtorch keeps that until the copy is made.</remarks>
    public static Tensor SentTo(this Tensor tensor, Device device) => (tensor.device_type, device.type) switch
    {
        var (from, to) when from == to => tensor,
        (DeviceType.CPU, DeviceType.CUDA) => tensor.pin_memory().to(device, non_blocking: true),
        _ => tensor.to(device),
    };
}
