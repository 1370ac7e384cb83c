using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Faults;
using Google;
using Google.Apis.Storage.v1.Data;
using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>A bucket of Cloud Storage, or the part of one whose names start with a prefix.</summary>
/// <remarks>
/// What may pass is tried again with longer and longer pauses, and with the pause the server asks for. Transfers go on where they broke
/// off, in constant memory.
/// </remarks>
/// <param name="address">The bucket and the prefix.</param>
/// <param name="connect">Makes the client; called when it is first needed.</param>
/// <param name="transfer">How content goes up and down.</param>
/// <param name="clock">Times the pauses.</param>
/// <param name="random">Spreads them.</param>
public sealed class CloudObjectStore(
    CloudAddress address, Func<CancellationToken, Task<StorageClient>> connect, CloudTransfer transfer, TimeProvider clock, Random random)
    : IObjectStore
{
    private const int MostNameBytes = 1024;

    // An object that is overwritten more often than this while it is read cannot be read.
    private const int MostReplacements = 10;

    private static readonly GetObjectOptions GetOnce = new() { RetryOptions = RetryOptions.Never };

    private readonly CloudConnection _connection = new(connect);
    private readonly CloudRetries _retries = new(clock, random);
    private readonly CloudErrors _errors = new(address);

    /// <summary>A store with the machine's own credentials, or at the address in <c>STORAGE_EMULATOR_HOST</c>.</summary>
    public CloudObjectStore(CloudAddress address, TimeProvider clock, Random random)
        : this(address, CloudConnection.ConnectAsync, CloudTransfer.Default, clock, random)
    {
    }

    public string Location { get; } = address.ToString();

    public async Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default)
    {
        var full = FullName(name);
        return await _errors.TellAsync(name, "read", async () =>
        {
            var client = await _connection.ClientAsync(cancellation);
            return await FindAsync(client, full, cancellation) is { } found ? CloudObject.Describe(Readable(found, name), name) : null;
        }, cancellation);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? token = null;
        do
        {
            var page = await _errors.TellAsync(prefix, "listed", () => PageAsync(prefix, token, cancellation), cancellation);
            foreach (var found in page.Items ?? [])
            {
                // A bucket may hold names that a store of ours never gives, such as the folders that the web console makes.
                var name = found.Name[address.Folder.Length..];
                if (ObjectName.IsValid(name) && !CloudObject.IsLocked(found))
                    yield return CloudObject.Describe(found, name);
            }

            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    public async Task<StoredObject> UploadAsync(
        string path, string name, UploadCondition condition = UploadCondition.Overwrite, CancellationToken cancellation = default)
    {
        var full = FullName(name);
        if (!File.Exists(path))
            throw new FaultException(FaultKind.Settings, $"{path}: there is no such file to upload as \"{name}\". Check the path.");
        return await _errors.TellAsync(name, "written", async () =>
        {
            var client = await _connection.ClientAsync(cancellation);
            await using var content = Checksum.OpenSequential(path);
            var expected = await Checksum.CopyAsync(content, Stream.Null, cancellation);
            var destination = new Object { Bucket = address.Bucket, Name = full, ContentType = "application/octet-stream" };
            var upload = new CloudUpload(client, transfer, destination, content, expected, condition);
            Object stored;
            try
            {
                stored = await _retries.RunAsync(upload.TryAsync, () => upload.Position, cancellation);
            }
            catch (Exception exception) when (CloudFailure.IsWrongContent(exception))
            {
                throw _errors.Refused(name, expected, exception);
            }
            catch (Exception exception) when (content.Length != expected.Size && !cancellation.IsCancellationRequested)
            {
                throw _errors.FileChanged(name, path, expected, exception);
            }

            await CheckStoredAsync(client, name, stored, expected, cancellation);
            return CloudObject.Describe(stored, name);
        }, cancellation);
    }

    public async Task<StoredObject> DownloadAsync(string name, string path, CancellationToken cancellation = default)
    {
        var full = FullName(name);
        return await _errors.TellAsync(name, $"copied to {path}", async () =>
        {
            var client = await _connection.ClientAsync(cancellation);
            for (var replacements = 0; ; replacements++)
            {
                var source = await RequireAsync(client, full, name, cancellation);
                try
                {
                    await AtomicFile.WriteAsync(path, partial => ReceiveAsync(client, source, partial, name, cancellation));
                    return CloudObject.Describe(source, name);
                }
                catch (Exception exception) when (CloudFailure.StatusOf(exception) == 404 && replacements < MostReplacements)
                {
                    // The generation is gone: what has replaced it, if anything, is the object now.
                }
            }
        }, cancellation);
    }

    public async Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default)
    {
        var full = FullName(name);
        return await _errors.TellAsync(name, "read", async () =>
        {
            var client = await _connection.ClientAsync(cancellation);
            var source = await RequireAsync(client, full, name, cancellation);
            var pipe = new Pipe();
            _ = FillAsync(pipe.Writer, client, source, name, cancellation);
            var expected = CloudObject.ChecksumOf(source);
            return (Stream)new VerifiedStream(pipe.Reader.AsStream(), expected, found => _errors.Damaged(name, expected, found));
        }, cancellation);
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var full = FullName(name);
        return await _errors.TellAsync(name, "deleted", async () =>
        {
            var client = await _connection.ClientAsync(cancellation);
            if (await FindAsync(client, full, cancellation) is not { } found)
                return false;
            await DeleteAsync(client, found, cancellation);
            return true;
        }, cancellation);
    }

    private async Task<Object?> FindAsync(StorageClient client, string full, CancellationToken cancellation)
    {
        try
        {
            return await _retries.RunAsync(token => client.GetObjectAsync(address.Bucket, full, GetOnce, token), cancellation);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 404 && !CloudFailure.IsBucketMissing(exception))
        {
            return null;
        }
    }

    private async Task<Object> RequireAsync(StorageClient client, string full, string name, CancellationToken cancellation)
    {
        var found = Readable(await FindAsync(client, full, cancellation) ?? throw StorageException.NotFound(Location, name), name);
        return string.Equals(found.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase) ? throw _errors.Packed(name) : found;
    }

    private Object Readable(Object found, string name) => CloudObject.IsLocked(found) ? throw _errors.Locked(name) : found;

    private async Task<Objects> PageAsync(string prefix, string? pageToken, CancellationToken cancellation)
    {
        var client = await _connection.ClientAsync(cancellation);
        var options = new ListObjectsOptions
        {
            PageToken = pageToken,
            Fields = "items(name,size,crc32c,updated),nextPageToken",
            RetryOptions = RetryOptions.Never,
        };
        return await _retries.RunAsync(
            async token => await client.ListObjectsAsync(address.Bucket, address.Folder + prefix, options).AsRawResponses().FirstAsync(token),
            cancellation);
    }

    private async Task ReceiveAsync(StorageClient client, Object source, string partial, string name, CancellationToken cancellation)
    {
        await using var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var received = await ReceiveAsync(client, source, file.WriteAsync, cancellation);
        var expected = CloudObject.ChecksumOf(source);
        if (received != expected)
            throw _errors.Damaged(name, expected, received);
    }

    private async Task<Checksum> ReceiveAsync(
        StorageClient client, Object source, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, CancellationToken cancellation)
    {
        var download = new CloudDownload(client, transfer, clock, source, write);
        return await _retries.RunAsync(download.TryAsync, () => download.Position, cancellation);
    }

    /// <summary>Fills a pipe until its reader has read all or gone away; a failure is what the reader's next read throws.</summary>
    private async Task FillAsync(PipeWriter writer, StorageClient client, Object source, string name, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            await _errors.TellAsync(name, "read", () => ReceiveAsync(client, source, WriteAsync, cancellation), cancellation);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        await writer.CompleteAsync(failure is ReaderGoneException ? null : failure);

        async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken token)
        {
            if ((await writer.WriteAsync(bytes, token)).IsCompleted)
                throw new ReaderGoneException();
        }
    }

    // Whoever reads a damaged object would find it to be just what the server says it stored.
    private async Task CheckStoredAsync(StorageClient client, string name, Object stored, Checksum expected, CancellationToken cancellation)
    {
        var found = CloudObject.ChecksumOf(stored);
        if (found == expected)
            return;
        try
        {
            await DeleteAsync(client, stored, cancellation);
        }
        catch (GoogleApiException)
        {
            throw _errors.NotStoredWhole(name, expected, found, "Delete it, then upload it again.");
        }

        throw _errors.NotStoredWhole(name, expected, found, "It is deleted again: upload it anew.");
    }

    private async Task DeleteAsync(StorageClient client, Object found, CancellationToken cancellation)
    {
        // By its generation: sent twice, the request cannot hit what has been put there since.
        var options = new DeleteObjectOptions { Generation = found.Generation, RetryOptions = RetryOptions.Never };
        try
        {
            await _retries.RunAsync(
                async token =>
                {
                    await client.DeleteObjectAsync(found.Bucket, found.Name, options, token);
                    return true;
                },
                cancellation);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 404)
        {
            // An earlier try's answer was lost, or somebody else was faster.
        }
    }

    private string FullName(string name)
    {
        ObjectName.Check(name);
        var full = address.Folder + name;
        if (System.Text.Encoding.UTF8.GetByteCount(full) > MostNameBytes)
            ObjectName.Check(full);
        return full;
    }

    private sealed class ReaderGoneException : Exception;
}
