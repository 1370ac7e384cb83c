using System.Runtime.InteropServices;

namespace Text.Benchmarks;

/// <summary>Processor time, user and system.</summary>
/// <remarks>https://pubs.opengroup.org/onlinepubs/9799919799/functions/getrusage.html</remarks>
internal static partial class ProcessorTime
{
    private const int Self = 0, Children = -1;

    /// <summary>What this process and the children it has waited for have taken so far, in seconds.</summary>
    public static double Seconds() => Of(Self) + Of(Children);

    private static double Of(int who)
    {
        if (GetUsage(who, out var usage) != 0)
            throw new InvalidOperationException("getrusage failed");
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        private fixed long _others[14];
    }
}
