using System.Text;

namespace Jobs.Local;

/// <summary>Reads the end of a log file.</summary>
internal static class LogTail
{
    private const int MostBytes = 64 * 1024;

    /// <returns>The last lines, at most <paramref name="count"/> and at most 64 KiB in total; empty when the file does not exist.</returns>
    public static IReadOnlyList<string> Read(string path, int count)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(file.Length, MostBytes), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines.TakeLast(count).ToList();
    }
}
