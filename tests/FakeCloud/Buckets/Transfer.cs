namespace FakeCloud.Buckets;

internal static class Transfer
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Copies at most <paramref name="most"/> bytes.</summary>
    /// <param name="corrupt">Whether to change the last bit of the first byte.</param>
    /// <returns>How many bytes there were.</returns>
    public static async Task<long> CopyAsync(Stream source, Stream destination, long most, bool corrupt, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        long copied = 0;
        while (copied < most && await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(BufferSize, most - copied)), cancellation) is > 0 and var read)
        {
            if (corrupt && copied == 0)
                buffer[0] ^= 1;
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellation);
            copied += read;
        }

        return copied;
    }
}
