using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Faults;
using Google;
using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>Object store in a bucket of Cloud Storage, or in the part of a bucket with a prefix.</summary>
/// <remarks>
/// Transient failures are retried with exponential backoff, or after the pause that the server requests. Interrupted transfers are resumed.
/// Transfers use constant memory.
/// </remarks>
/// <param name="address">The bucket and the prefix.</param>
/// <param name="connect">Creates the client; called on first use.</param>
/// <param name="transfer">The parameters of transfers.</param>
/// <param name="clock">Times the pauses between retries.</param>
/// <param name="random">Source of the jitter of these pauses.</param>
public sealed class CloudObjectStore(
    CloudAddress address, Func<CancellationToken, Task<StorageClient>> connect, CloudTransfer transfer, TimeProvider clock, Random random)
    : IObjectStore
{
    private const int MostNameBytes = 1024;

    // The download fails if the object is replaced more often than this while it is read.
    private const int MostReplacements = 10;

    private readonly CloudConnection _connection = new(connect);
    private readonly CloudRetries _retries = new(clock, random);
    private readonly CloudErrors _errors = new(address);

    /// <summary>Opens a store with Application Default Credentials, or in the emulator that <c>STORAGE_EMULATOR_HOST</c> names.</summary>
    internal CloudObjectStore(CloudAddress address, TimeProvider clock, Random random)
        : this(address, CloudConnection.ConnectAsync, CloudTransfer.Default, clock, random)
    {
    }

    public string Location { get; } = address.ToString();

    public Task<StoredObject?> FindAsync(string name, CancellationToken cancellation = default)
    {
        CheckName(name);
        return TellAsync(
            name,
            "read",
            async bucket => await bucket.FindAsync(name, cancellation) is { } found ? CloudObject.Describe(found, name) : null,
            cancellation);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? pageToken = null;
        do
        {
            var page = await TellAsync(prefix, "listed", bucket => bucket.PageAsync(prefix, pageToken, cancellation), cancellation);
            foreach (var found in page.Items ?? [])
            {
                // A bucket may contain names that this store never uses, such as the folders that the web console creates.
                var name = found.Name[address.Folder.Length..];
                if (ObjectName.IsValid(name) && !CloudObject.IsLocked(found))
                    yield return CloudObject.Describe(found, name);
            }

            pageToken = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(pageToken));
    }

    public Task<StoredObject> UploadAsync(
        string path,
        string name,
        UploadCondition condition = UploadCondition.Overwrite,
        CancellationToken cancellation = default,
        IProgress<long>? progress = null)
    {
        CheckName(name);
        if (!File.Exists(path))
            throw new FaultException(FaultKind.Settings, $"{path}: there is no file to upload as \"{name}\". Check the path.");
        return TellAsync(
            name,
            "written",
            async bucket => CloudObject.Describe(await bucket.UploadAsync(path, name, condition, cancellation, progress), name),
            cancellation);
    }

    public Task<StoredObject> DownloadAsync(
        string name, string path, CancellationToken cancellation = default, IProgress<long>? progress = null)
    {
        CheckName(name);
        return TellAsync(name, $"copied to {path}", bucket => DownloadAsync(bucket, name, path, cancellation, progress), cancellation);
    }

    public Task<Stream> OpenReadAsync(string name, CancellationToken cancellation = default)
    {
        CheckName(name);
        return TellAsync<Stream>(
            name,
            "read",
            async bucket =>
            {
                var source = await bucket.RequireAsync(name, cancellation);
                var pipe = new Pipe();
                _ = FillAsync(pipe.Writer, bucket, source, name, cancellation);
                var expected = CloudObject.ChecksumOf(source);
                return new VerifiedStream(pipe.Reader.AsStream(), expected, found => _errors.Damaged(name, expected, found));
            },
            cancellation);
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        CheckName(name);
        return TellAsync(
            name,
            "deleted",
            async bucket =>
            {
                if (await bucket.FindAsync(name, cancellation) is not { } found)
                    return false;
                await bucket.DeleteAsync(found, cancellation);
                return true;
            },
            cancellation);
    }

    private async Task<StoredObject> DownloadAsync(
        CloudBucket bucket, string name, string path, CancellationToken cancellation, IProgress<long>? progress)
    {
        for (var replacements = 0; ; replacements++)
        {
            var source = await bucket.RequireAsync(name, cancellation);
            try
            {
                await AtomicFile.WriteAsync(path, partial => WriteAsync(bucket, source, partial, name, cancellation, progress));
                return CloudObject.Describe(source, name);
            }
            catch (GoogleApiException exception) when (CloudFailure.StatusOf(exception) == 404 && replacements < MostReplacements)
            {
                // The generation was deleted: the next attempt reads the object that replaced it, if there is one.
            }
        }
    }

    private async Task WriteAsync(
        CloudBucket bucket, Object source, string partial, string name, CancellationToken cancellation, IProgress<long>? progress)
    {
        await using var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var received = await bucket.ReceiveAsync(source, file.WriteAsync, cancellation, progress);
        var expected = CloudObject.ChecksumOf(source);
        if (received != expected)
            throw _errors.Damaged(name, expected, received);
    }

    /// <summary>Writes the content to a pipe until its end, or until the reader is disposed. The reader's next read throws any failure.</summary>
    private async Task FillAsync(PipeWriter writer, CloudBucket bucket, Object source, string name, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            await _errors.TellAsync(name, "read", () => bucket.ReceiveAsync(source, PassOnAsync, cancellation), cancellation);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        await writer.CompleteAsync(failure is ReaderGoneException ? null : failure);

        async ValueTask PassOnAsync(ReadOnlyMemory<byte> bytes, CancellationToken token)
        {
            if ((await writer.WriteAsync(bytes, token)).IsCompleted)
                throw new ReaderGoneException();
        }
    }

    private Task<T> TellAsync<T>(string name, string what, Func<CloudBucket, Task<T>> work, CancellationToken cancellation) =>
        _errors.TellAsync(
            name,
            what,
            async () =>
            {
                var client = await _connection.ClientAsync(cancellation);
                return await work(new CloudBucket(client, address, transfer, _retries, _errors, clock));
            },
            cancellation);

    private void CheckName(string name)
    {
        ObjectName.Check(name);
        if (Encoding.UTF8.GetByteCount(address.Folder + name) > MostNameBytes)
            ObjectName.Check(address.Folder + name);
    }

    private sealed class ReaderGoneException : Exception;
}
