using System.Runtime.InteropServices;

namespace Kernels.Native;

/// <summary>Controls how glibc allocates the memory of large tensors.</summary>
/// <remarks>
/// After a few large blocks are freed, glibc allocates later ones from its heap, where long-lived tensors prevent the gaps between them
/// from being reused, so a training process grows with each step. Separately mapped blocks return to the system when they are freed.
/// </remarks>
internal static partial class LargeBlocks
{
    private const int MmapThreshold = -3; // M_MMAP_THRESHOLD of malloc.h
    private const int Bytes = 4 << 20;

    /// <summary>Makes glibc map each large block separately, unless the user sets <c>MALLOC_MMAP_THRESHOLD_</c>.</summary>
    /// <returns>Whether glibc accepted the setting.</returns>
    public static bool KeepApart()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null)
            return false;
        try
        {
            return SetOption(MmapThreshold, Bytes) == 1;
        }
        catch (EntryPointNotFoundException) // another C library with a different heap
        {
            return false;
        }
    }

    /// <summary>See https://man7.org/linux/man-pages/man3/mallopt.3.html.</summary>
    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
