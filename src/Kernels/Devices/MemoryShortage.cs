using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Faults;

namespace Kernels.Devices;

/// <summary>Recognizes the exceptions that libtorch throws when a device runs out of memory.</summary>
public static partial class MemoryShortage
{
    /// <summary>Converts an out-of-memory exception to a user error.</summary>
    /// <returns>The user error, or null if the exception has another cause.</returns>
    public static FaultException? Of(Exception exception)
    {
        if (exception is not ExternalException)
            return null;
        var asked = OfCuda().Match(exception.Message);
        if (asked.Success)
            return Fault($"the CUDA device cannot allocate another {asked.Groups[1].Value}", ", or --device=cpu", exception);
        asked = OfCpu().Match(exception.Message);
        return asked.Success ? Fault($"this machine cannot allocate another {asked.Groups[1].Value}", "", exception) : null;
    }

    private static FaultException Fault(string what, string more, Exception exception) => new(
        FaultKind.Settings, $"Out of memory: {what}. Choose a smaller --batch-size, --bptt or --max-vocabulary{more}.", exception);

    [GeneratedRegex(@"CUDA out of memory\. Tried to allocate ([\d.]+ \w+)")]
    private static partial Regex OfCuda();

    [GeneratedRegex(@"DefaultCPUAllocator: .*?(\d+ bytes)")]
    private static partial Regex OfCpu();
}
