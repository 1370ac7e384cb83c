using Xunit;

namespace TestKit;

/// <summary>A file system of its own in a file. The test is skipped where none can be mounted.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly bool _isMounted;

    /// <param name="megabytes">Its size, of which a part is the file system's own.</param>
    public SmallDisk(int megabytes)
    {
        var file = _folder.PathOf("disk");
        using (var disk = File.Create(file))
            disk.SetLength(megabytes * 1_000_000L);
        Directory.CreateDirectory(Path);
        Command.Run(Tools.Require("/sbin/mkfs.ext4"), ["-q", "-m", "0", file]).Require();
        var mount = Command.Run(Tools.Require("mount"), ["-o", "loop", file, Path]);
        if (mount.ExitCode != 0)
        {
            _folder.Dispose();
            Assert.Skip($"no disk can be mounted here: {mount.Error}");
        }

        _isMounted = true;
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.PathOf("mounted");

    public void Dispose()
    {
        if (_isMounted)
            Command.Run("umount", ["--lazy", Path]);
        _folder.Dispose();
    }
}
