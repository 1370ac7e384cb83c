using System.Buffers;

namespace Storage;

/// <summary>Size and CRC-32C of a content. Two copies of an object are equal when their checksums are equal.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Crc32c">The CRC-32C of all bytes.</param>
public readonly record struct Checksum(long Size, uint Crc32c)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Computes the checksum of a file, in constant memory.</summary>
    public static async Task<Checksum> OfFileAsync(string path, CancellationToken cancellation = default)
    {
        await using var file = OpenSequential(path);
        return await CopyAsync(file, Stream.Null, cancellation);
    }

    /// <summary>Copies <paramref name="source"/> from its current position to its end, in constant memory.</summary>
    /// <param name="progress">Receives the number of bytes copied so far.</param>
    /// <returns>The checksum of the copied bytes.</returns>
    internal static async Task<Checksum> CopyAsync(
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
