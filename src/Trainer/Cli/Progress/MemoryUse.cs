using System.Diagnostics;
using System.Globalization;
using Kernels.Devices;

namespace Trainer.Cli.Progress;

/// <summary>The memory that is in use, in bytes.</summary>
/// <param name="Peak">The most this process ever held; 0 where the system does not tell.</param>
/// <param name="Device">Of the GPU that this thread computes on, whoever uses it; null where there is none.</param>
internal sealed record MemoryUse(long Peak, DeviceMemory? Device = null)
{
    public static MemoryUse Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.PeakWorkingSet64, DeviceMemory.OfThisThread());
    }

    public IEnumerable<string> Describe()
    {
        if (Peak > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"memory {Peak / 1e6:N0} MB");
        if (Device is { } device)
            yield return string.Create(CultureInfo.InvariantCulture, $"GPU memory {device.Used / 1e9:0.0} of {device.Size / 1e9:0.0} GB");
    }
}
