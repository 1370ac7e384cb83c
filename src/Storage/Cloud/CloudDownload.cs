using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>Resumable download of one generation of an object.</summary>
/// <param name="source">The object's metadata.</param>
/// <param name="write">Receives the content in order.</param>
/// <param name="progress">Receives the number of bytes received so far.</param>
internal sealed class CloudDownload(
    StorageClient client,
    CloudTransfer transfer,
    TimeProvider clock,
    Object source,
    Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write,
    IProgress<long>? progress)
{
    // Google's downloader writes whole chunks only: an incomplete chunk is lost when the connection breaks, and downloaded again.
    private const int ChunkSize = 64 * 1024;

    private readonly Crc32c _crc = new();
    private readonly long _size = (long)source.Size!.Value;

    /// <summary>Number of bytes written so far.</summary>
    public long Position { get; private set; }

    /// <summary>Starts the download, or resumes it after a failure.</summary>
    /// <returns>The checksum of the received content.</returns>
    public async Task<Checksum> TryAsync(CancellationToken cancellation)
    {
        if (Position < _size)
            await ReceiveAsync(cancellation);
        return Position < _size
            ? throw new BrokenTransferException("the connection was closed before the download was complete")
            : new Checksum(Position, _crc.Value);
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(transfer.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        await using var sink = new CallbackStream(async (bytes, token) =>
        {
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            await PassOnAsync(bytes, token);
            patience.CancelAfter(transfer.Patience);
        });
        var options = new DownloadObjectOptions
        {
            ChunkSize = ChunkSize,
            Generation = source.Generation,
            Range = Position == 0 ? null : new(Position, null),
            DownloadValidationMode = DownloadValidationMode.Never,
        };
        await client.DownloadObjectAsync(source.Bucket, source.Name, sink, options, either.Token);
    }

    private async ValueTask PassOnAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        // More bytes than announced are damage too. The checksum reveals it, so the surplus need not be written.
        if (Position > _size)
            return;
        await write(bytes, cancellation);
        _crc.Append(bytes.Span);
        Position += bytes.Length;
        progress?.Report(Position);
    }
}
