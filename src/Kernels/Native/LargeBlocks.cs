using System.Runtime.InteropServices;

namespace Kernels.Native;

/// <summary>Where glibc takes the memory of large tensors from.</summary>
/// <remarks>
/// Once a few large blocks were freed it takes later ones from its heap, where tensors that stay keep the gaps between them from being used
/// again: a process that trains grows with every step. Blocks of their own go back to the system when they are freed.
/// </remarks>
internal static partial class LargeBlocks
{
    private const int MmapThreshold = -3; // M_MMAP_THRESHOLD of malloc.h
    private const int Bytes = 4 << 20;

    /// <summary>Gives each large block pages of its own, unless the user's own <c>MALLOC_MMAP_THRESHOLD_</c> says otherwise.</summary>
    /// <returns>Whether glibc does so.</returns>
    public static bool KeepApart()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null)
            return false;
        try
        {
            return SetOption(MmapThreshold, Bytes) == 1;
        }
        catch (EntryPointNotFoundException) // another C library, whose heap works otherwise
        {
            return false;
        }
    }

    /// <summary>https://man7.org/linux/man-pages/man3/mallopt.3.html</summary>
    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
