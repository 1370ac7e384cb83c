namespace Faults;

/// <summary>Atomic writes: a file is written under a temporary name in its folder and renamed, so a killed process leaves no incomplete file.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text in UTF-8.</summary>
    public static void WriteAllText(string path, string text) => Write(path, partial => File.WriteAllText(partial, text));

    /// <summary>Calls <paramref name="write"/> with the path of a temporary file, flushes that file to disk and renames it to <paramref name="path"/>.</summary>
    /// <remarks>When <paramref name="write"/> throws, the temporary file is deleted and the file at <paramref name="path"/> is unchanged.</remarks>
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
