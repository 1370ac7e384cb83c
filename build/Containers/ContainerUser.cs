using System.Runtime.InteropServices;

namespace Build.Containers;

/// <summary>The user of this process, as whom a container writes into folders of this machine.</summary>
internal static partial class ContainerUser
{
    /// <returns><c>UID:GID</c>; null where a container's files belong to this user whatever it runs as.</returns>
    public static string? Current => OperatingSystem.IsLinux() ? $"{UserId()}:{GroupId()}" : null;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GroupId();
}
