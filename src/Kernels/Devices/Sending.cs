using TorchSharp;
using static TorchSharp.torch;

namespace Kernels.Devices;

/// <summary>Copies tensors to devices.</summary>
public static class Sending
{
    /// <summary>Copies a tensor to a device.</summary>
    /// <returns>The tensor on the device, whose copy may still be in progress; the same tensor if it is already there.</returns>
    /// <remarks>A GPU copies asynchronously only from pinned memory. libtorch keeps the pinned memory until the copy is complete.</remarks>
    public static Tensor SentTo(this Tensor tensor, Device device) => (tensor.device_type, device.type) switch
    {
        var (from, to) when from == to => tensor,
        (DeviceType.CPU, DeviceType.CUDA) => tensor.pin_memory().to(device, non_blocking: true),
        _ => tensor.to(device),
    };
}
