using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>One generation of an object on its way out of a bucket, which goes on where it broke off.</summary>
/// <param name="source">The object's metadata.</param>
/// <param name="write">Takes the content piece by piece, in order.</param>
/// <param name="progress">Told how many bytes have come.</param>
internal sealed class CloudDownload(
    StorageClient client,
    CloudTransfer transfer,
    TimeProvider clock,
    Object source,
    Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write,
    IProgress<long>? progress)
{
    // Google's downloader passes on whole chunks only: what of one has come when the connection breaks comes again.
    private const int ChunkSize = 64 * 1024;

    private readonly Crc32c _crc = new();
    private readonly long _size = (long)source.Size!.Value;

    /// <summary>How many bytes have been passed on.</summary>
    public long Position { get; private set; }

    /// <summary>Begins, or goes on after a failure.</summary>
    /// <returns>The checksum of the whole content as it came.</returns>
    public async Task<Checksum> TryAsync(CancellationToken cancellation)
    {
        if (Position < _size)
            await ReceiveAsync(cancellation);
        return Position < _size
            ? throw new BrokenTransferException("the connection broke (fewer bytes than announced)")
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
        // More than announced is damage too; the checksum will tell, and what is too much need not be kept.
        if (Position > _size)
            return;
        await write(bytes, cancellation);
        _crc.Append(bytes.Span);
        Position += bytes.Length;
        progress?.Report(Position);
    }
}
