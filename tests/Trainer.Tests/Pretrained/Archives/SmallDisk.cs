using System.Diagnostics;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>A file system in memory of a few kilobytes. A test without permission to mount it is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    public static SmallDisk Of(int kilobytes)
    {
        var disk = new SmallDisk();
        if (Run(Tools.Require("mount"), "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", disk.Path))
            return disk;
        disk._folder.Dispose();
        Assert.Skip("a file system of a fixed size cannot be mounted here");
        return disk;
    }

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
