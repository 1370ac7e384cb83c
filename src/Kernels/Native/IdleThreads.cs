using System.Runtime.InteropServices;

namespace Kernels.Native;

/// <summary>How libtorch's threads wait for work.</summary>
/// <remarks>
/// Between two operations OpenMP's threads spin for milliseconds. Where another process wants the same cores they burn the very time they wait
/// for, and a training step takes ten times as long; threads that sleep at once make the small operations of a quiet machine twice as slow.
/// A short spin does neither.
/// </remarks>
internal static partial class IdleThreads
{
    private const string Turns = "10000";

    /// <summary>Lets them spin briefly, then sleep, unless the user's own <c>OMP_WAIT_POLICY</c> or <c>GOMP_SPINCOUNT</c> says otherwise.</summary>
    /// <remarks>Has no effect once libtorch is loaded. https://gcc.gnu.org/onlinedocs/libgomp/GOMP_005fSPINCOUNT.html</remarks>
    public static void SpinBriefly()
    {
        // The runtime's own environment is a copy that native libraries do not see.
        if (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
            _ = SetEnvironmentVariable("GOMP_SPINCOUNT", Turns, overwrite: 0);
    }

    /// <summary>https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
