using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Datasets.Statistics;

/// <summary>
/// Sorted runs of keys, one after another in a temporary file that is deleted when this object is disposed or the process ends, even
/// abnormally.
/// </summary>
internal sealed class KeySpill : IDisposable
{
    private readonly FileStream _file;

    public KeySpill(string folder)
    {
        var path = Path.Combine(folder, $"dataset-keys-{Guid.NewGuid():N}.tmp");
        _file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        // On Unix an open file without a name does not outlive the process; Windows keeps the name and deletes the file with the handle.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <returns>The position of the run, in keys.</returns>
    public long Write(ReadOnlySpan<TextKey> run)
    {
        var start = _file.Length;
        RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes(run), start);
        return start / Unsafe.SizeOf<TextKey>();
    }

    /// <summary>Fills <paramref name="keys"/> from the given position.</summary>
    public void Read(long start, Span<TextKey> keys)
    {
        var bytes = MemoryMarshal.AsBytes(keys);
        var offset = start * Unsafe.SizeOf<TextKey>();
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("a temporary file was truncated");
            bytes = bytes[read..];
            offset += read;
        }
    }

    public void Dispose() => _file.Dispose();
}
