namespace TestKit;

internal static class Mounts
{
    /// <summary>Unmounts all that is mounted below a folder. An engine that ended in order leaves nothing mounted; one that was killed does.</summary>
    public static void Release(string folder)
    {
        if (!File.Exists("/proc/self/mounts"))
            return;
        var mounts = File.ReadLines("/proc/self/mounts").Select(line => line.Split(' ')[1]);
        foreach (var mount in mounts.Where(path => path.StartsWith($"{folder}/")).OrderByDescending(path => path.Length))
            Command.Run("umount", ["--lazy", mount]);
    }
}
