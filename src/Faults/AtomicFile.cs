namespace Faults;

/// <summary>Writes files beside their place and renames them, so that a killed process never leaves a half file under the final name.</summary>
public static class AtomicFile
{
    public static void WriteAllText(string path, string text) => Write(path, partial => File.WriteAllText(partial, text));

    /// <summary>Calls <paramref name="write"/> with the path of a partial file, flushes that file to disk and renames it to <paramref name="path"/>.</summary>
    /// <remarks>When <paramref name="write"/> throws, the partial file is deleted and whatever stood at <paramref name="path"/> stays.</remarks>
    public static void Write(string path, Action<string> write)
    {
        var partial = PartialPath(path);
        try
        {
            write(partial);
            Publish(partial, path);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<string, Task> write)
    {
        var partial = PartialPath(path);
        try
        {
            await write(partial);
            Publish(partial, path);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static string PartialPath(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.partial");
    }

    private static void Publish(string partial, string path)
    {
        using (var stream = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            stream.Flush(flushToDisk: true);
        File.Move(partial, path, overwrite: true);
    }
}
