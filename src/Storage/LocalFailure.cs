namespace Storage;

/// <summary>Describes failures of the local file system to the user.</summary>
internal static class LocalFailure
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows, ENOSPC and (on Linux, on macOS) EDQUOT of Unix.
    private static readonly int[] NoRoom = OperatingSystem.IsWindows() ? [112, 39] : [28, 122, 69];

    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <returns>The message of the system and, when the disk is full, the next step.</returns>
    public static string Describe(Exception exception) =>
        exception is IOException && NoRoom.Contains(exception.HResult & 0xFFFF)
            ? $"{exception.Message.TrimEnd('.')}. Free space on that disk, then try again."
            : exception.Message;
}
