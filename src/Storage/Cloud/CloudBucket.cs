using Google;
using Google.Apis.Storage.v1.Data;
using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>Requests of a store to its bucket, with retries of transient failures.</summary>
/// <param name="errors">Creates exceptions that say more than those of Google's client.</param>
internal sealed class CloudBucket(
    StorageClient client, CloudAddress address, CloudTransfer transfer, CloudRetries retries, CloudErrors errors, TimeProvider clock)
{
    private static readonly GetObjectOptions GetOnce = new() { RetryOptions = RetryOptions.Never };

    public async Task<Object?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = await retries.RunAsync(
                token => client.GetObjectAsync(address.Bucket, address.Folder + name, GetOnce, token), cancellation);
            return CloudObject.IsLocked(found) ? throw errors.Locked(name) : found;
        }
        catch (GoogleApiException exception) when (CloudFailure.StatusOf(exception) == 404 && !CloudFailure.IsBucketMissing(exception))
        {
            return null;
        }
    }

    /// <summary>Gets the metadata of an object that is to be read.</summary>
    public async Task<Object> RequireAsync(string name, CancellationToken cancellation)
    {
        var found = await FindAsync(name, cancellation) ?? throw StorageException.NotFound(address.ToString(), name);
        return string.Equals(found.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase) ? throw errors.Packed(name) : found;
    }

    public Task<Objects> PageAsync(string prefix, string? pageToken, CancellationToken cancellation)
    {
        var options = new ListObjectsOptions
        {
            PageToken = pageToken,
            Fields = "items(name,size,crc32c,updated),nextPageToken",
            RetryOptions = RetryOptions.Never,
        };
        return retries.RunAsync(
            async token => await client.ListObjectsAsync(address.Bucket, address.Folder + prefix, options).AsRawResponses().FirstAsync(token),
            cancellation);
    }

    public async Task<Object> UploadAsync(
        string path, string name, UploadCondition condition, CancellationToken cancellation, IProgress<long>? progress)
    {
        await using var content = Checksum.OpenSequential(path);
        var expected = await Checksum.CopyAsync(content, Stream.Null, cancellation);
        var destination = new Object { Bucket = address.Bucket, Name = address.Folder + name, ContentType = "application/octet-stream" };
        var upload = new CloudUpload(client, transfer, destination, content, expected, condition, progress);
        try
        {
            var stored = await retries.RunAsync(upload.TryAsync, () => upload.Position, cancellation);
            await CheckStoredAsync(name, stored, expected, cancellation);
            return stored;
        }
        catch (GoogleApiException exception) when (CloudFailure.IsWrongContent(exception))
        {
            throw errors.Refused(name, expected, exception);
        }
        catch (Exception exception) when (content.Length != expected.Size && !cancellation.IsCancellationRequested)
        {
            throw errors.FileChanged(name, path, expected, exception);
        }
    }

    /// <summary>Downloads the content of one generation of an object.</summary>
    /// <param name="write">Receives the content in order.</param>
    /// <returns>The checksum of the received bytes.</returns>
    public Task<Checksum> ReceiveAsync(
        Object source,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write,
        CancellationToken cancellation,
        IProgress<long>? progress = null)
    {
        var download = new CloudDownload(client, transfer, clock, source, write, progress);
        return retries.RunAsync(download.TryAsync, () => download.Position, cancellation);
    }

    public async Task DeleteAsync(Object found, CancellationToken cancellation)
    {
        // The generation makes the request safe to repeat: it cannot delete an object that was stored later.
        var options = new DeleteObjectOptions { Generation = found.Generation, RetryOptions = RetryOptions.Never };
        try
        {
            await retries.RunAsync(
                async token =>
                {
                    await client.DeleteObjectAsync(found.Bucket, found.Name, options, token);
                    return true;
                },
                cancellation);
        }
        catch (GoogleApiException exception) when (CloudFailure.StatusOf(exception) == 404)
        {
            // The response to an earlier attempt was lost, or another client deleted the object first.
        }
    }

    // A damaged object has to be deleted: its checksum on the server is that of the damaged content, so later reads would not detect it.
    private async Task CheckStoredAsync(string name, Object stored, Checksum expected, CancellationToken cancellation)
    {
        var found = CloudObject.ChecksumOf(stored);
        if (found == expected)
            return;
        try
        {
            await DeleteAsync(stored, cancellation);
        }
        catch (GoogleApiException)
        {
            throw errors.NotStoredWhole(name, expected, found, "Delete it, then upload it again.");
        }

        throw errors.NotStoredWhole(name, expected, found, "It has been deleted: upload it again.");
    }
}
