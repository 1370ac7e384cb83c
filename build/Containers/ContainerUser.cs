using System.Runtime.InteropServices;

namespace Build.Containers;

/// <summary>The user of this process, for containers that write into folders of this machine.</summary>
internal static partial class ContainerUser
{
    /// <returns><c>UID:GID</c>; null on systems where a container's files always belong to this user.</returns>
    public static string? Current => OperatingSystem.IsLinux() ? $"{UserId()}:{GroupId()}" : null;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GroupId();
}
