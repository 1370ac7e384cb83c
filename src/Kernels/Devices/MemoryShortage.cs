using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Faults;

namespace Kernels.Devices;

/// <summary>What libtorch throws when a device has no room for a tensor.</summary>
public static partial class MemoryShortage
{
    /// <returns>The same for whoever can mend it; null when it is something else.</returns>
    public static FaultException? Of(Exception exception)
    {
        if (exception is not ExternalException)
            return null;
        var asked = OfCuda().Match(exception.Message);
        if (asked.Success)
            return Fault($"the CUDA device has no room for {asked.Groups[1].Value} more", ", or --device=cpu", exception);
        asked = OfCpu().Match(exception.Message);
        return asked.Success ? Fault($"this machine has no room for {asked.Groups[1].Value} more", "", exception) : null;
    }

    private static FaultException Fault(string what, string more, Exception exception) => new(
        FaultKind.Settings, $"Out of memory: {what}. Choose a smaller --batch-size, --bptt or --max-vocabulary{more}.", exception);

    [GeneratedRegex(@"CUDA out of memory\. Tried to allocate ([\d.]+ \w+)")]
    private static partial Regex OfCuda();

    [GeneratedRegex(@"DefaultCPUAllocator: .*?(\d+ bytes)")]
    private static partial Regex OfCpu();
}
