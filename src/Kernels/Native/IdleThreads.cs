using System.Runtime.InteropServices;

namespace Kernels.Native;

/// <summary>Controls how libtorch's threads wait for work.</summary>
/// <remarks>
/// Between operations, OpenMP threads spin for milliseconds. If another process needs the same cores, spinning takes the CPU time that the
/// threads wait for, and a training step takes ten times as long. Threads that sleep immediately make small operations on an idle machine
/// twice as slow. A short spin avoids both.
/// </remarks>
internal static partial class IdleThreads
{
    private const string Turns = "10000";

    /// <summary>
    /// Makes the threads spin briefly and then sleep, unless the user sets <c>OMP_WAIT_POLICY</c> or <c>GOMP_SPINCOUNT</c>.
    /// </summary>
    /// <remarks>Has no effect after libtorch is loaded. https://gcc.gnu.org/onlinedocs/libgomp/GOMP_005fSPINCOUNT.html</remarks>
    public static void SpinBriefly()
    {
        // .NET keeps its own copy of the environment, which native libraries do not see.
        if (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
            _ = SetEnvironmentVariable("GOMP_SPINCOUNT", Turns, overwrite: 0);
    }

    /// <summary>See https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
