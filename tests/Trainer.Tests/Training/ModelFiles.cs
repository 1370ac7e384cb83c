using System.IO.Compression;
using System.Text;

namespace Trainer.Tests.Training;

/// <summary>Reads and damages model files.</summary>
internal static class ModelFiles
{
    public static byte[] Weights(string path) => Entry(path, "forward/weights.pth");

    public static string Text(string path, string entry) => Encoding.UTF8.GetString(Entry(path, entry));

    public static IEnumerable<string> Entries(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Replaces an entry's text, or deletes the entry.</summary>
    public static void Change(string path, string name, Func<string, string?> change)
    {
        var changed = change(Text(path, name));
        if (changed is null)
            Remove(path, name);
        else
            Replace(path, name, Encoding.UTF8.GetBytes(changed));
    }

    public static void Replace(string path, string name, byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        Remove(path, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        using var stream = archive.CreateEntry(name, level).Open();
        stream.Write(content);
    }

    private static void Remove(string path, string name)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        archive.GetEntry(name)!.Delete();
    }

    private static byte[] Entry(string path, string name)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
