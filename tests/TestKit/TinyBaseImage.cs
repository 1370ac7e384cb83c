using System.Formats.Tar;

namespace TestKit;

/// <summary>An image of 2 MB with nothing but BusyBox in it: <c>sh</c>, <c>cat</c>, <c>ls</c>, ... No registry is asked for it.</summary>
public static class TinyBaseImage
{
    public const string Name = "tiny-base:1";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Imports it under <see cref="Name"/>. The test is skipped where the static BusyBox is not installed.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public static string ImportInto(IContainerEngine engine)
    {
        var busybox = Tools.Require("busybox");
        using var folder = new TempFolder();
        var archive = folder.PathOf("root.tar");
        Write(busybox, archive);
        engine.Run("import", archive, Name);
        return Name;
    }

    private static void Write(string busybox, string archive)
    {
        using var tar = new TarWriter(File.Create(archive), TarEntryFormat.Pax);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "tmp/")
        {
            Mode = Executable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit,
        });
        using var content = File.OpenRead(busybox);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "bin/busybox") { Mode = Executable, DataStream = content });
        foreach (var applet in Command.Run(busybox, ["--list"]).Require().Split('\n').Where(applet => applet != "busybox"))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = "busybox" });
    }
}
