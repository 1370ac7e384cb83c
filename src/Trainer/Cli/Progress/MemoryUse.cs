using System.Diagnostics;
using System.Globalization;
using Kernels.Devices;

namespace Trainer.Cli.Progress;

/// <summary>Memory use in bytes.</summary>
/// <param name="Peak">The peak memory of this process; 0 if the system does not report it.</param>
/// <param name="Device">The memory of this thread's GPU, including other processes; null without a GPU.</param>
internal sealed record MemoryUse(long Peak, DeviceMemory? Device = null)
{
    /// <summary>The current memory use.</summary>
    public static MemoryUse Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.PeakWorkingSet64, DeviceMemory.OfThisThread());
    }

    /// <summary>Texts for the known values.</summary>
    public IEnumerable<string> Describe()
    {
        if (Peak > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"memory {Peak / 1e6:N0} MB");
        if (Device is { } device)
            yield return string.Create(CultureInfo.InvariantCulture, $"GPU memory {device.Used / 1e9:0.0} of {device.Size / 1e9:0.0} GB");
    }
}
