using System.Runtime.InteropServices;

namespace Trainer.Native;

/// <summary>How libtorch's threads wait for work.</summary>
/// <remarks>
/// Between two operations OpenMP's threads spin by default. Where another process wants the same cores they then burn the very time they wait for:
/// a training step takes ten times as long. Sleeping costs next to nothing on a quiet machine.
/// </remarks>
internal static partial class IdleThreads
{
    /// <summary>Lets them sleep, unless the user's own <c>OMP_WAIT_POLICY</c> says otherwise. Has no effect once libtorch is loaded.</summary>
    public static void Sleep()
    {
        // The runtime's own environment is a copy that native libraries do not see.
        if (!OperatingSystem.IsWindows())
            _ = SetEnvironmentVariable("OMP_WAIT_POLICY", "passive", overwrite: 0);
    }

    /// <summary>https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
