using System.Buffers;

namespace Storage;

/// <summary>What two copies of an object are compared by: the size in bytes and the CRC-32C of the content.</summary>
public readonly record struct Checksum(long Size, uint Crc32c)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Reads the whole file, in constant memory.</summary>
    public static async Task<Checksum> OfFileAsync(string path, CancellationToken cancellation = default)
    {
        await using var file = OpenSequential(path);
        return await CopyAsync(file, Stream.Null, cancellation);
    }

    /// <summary>Copies what is left of <paramref name="source"/>, in constant memory.</summary>
    /// <param name="progress">Told how many bytes have been copied.</param>
    /// <returns>The checksum of the bytes copied.</returns>
    public static async Task<Checksum> CopyAsync(
        Stream source, Stream destination, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var crc = new Crc32c();
            long size = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                size += read;
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellation);
                progress?.Report(size);
            }

            return new Checksum(size, crc.Value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override string ToString() => $"{Size} bytes with crc32c {Crc32c:x8}";

    internal static FileStream OpenSequential(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
