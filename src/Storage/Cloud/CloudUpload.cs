using Google.Apis.Storage.v1;
using Google.Apis.Upload;
using Google.Cloud.Storage.V1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>Resumable upload of one file.</summary>
/// <param name="content">The content; seekable, not disposed.</param>
/// <param name="expected">The checksum of the content.</param>
/// <param name="progress">Receives the number of bytes that the server has kept.</param>
internal sealed class CloudUpload(
    StorageClient client,
    CloudTransfer transfer,
    Object destination,
    Stream content,
    Checksum expected,
    UploadCondition condition,
    IProgress<long>? progress)
{
    private const string UploadId = "upload-id";

    // The upload fails when the server keeps nothing of more successive chunks than this.
    private const int MostIdleChunks = 4;

    private readonly string _id = Guid.NewGuid().ToString("N");
    private ObjectsResource.InsertMediaUpload? _session;
    private bool _sessionBegan, _mayHaveArrived;

    /// <summary>Number of bytes that the server has kept.</summary>
    public long Position { get; private set; }

    /// <summary>Starts the upload, or resumes it after a failure.</summary>
    /// <returns>The object as the server stored it.</returns>
    public async Task<Object> TryAsync(CancellationToken cancellation)
    {
        _session ??= NewSession();
        try
        {
            return await SendAsync(_session, cancellation);
        }
        catch (Exception exception) when (_sessionBegan && CloudFailure.StatusOf(exception) is 404 or 410)
        {
            // The server no longer knows the session, so the upload has to start again.
            _session = null;
            Position = 0;
            throw new BrokenTransferException("the server no longer knows the upload session", exception);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 412 && _mayHaveArrived)
        {
            // The existing object may be this upload's own, if the response to its last chunk was lost.
            if (await FindOwnAsync(cancellation) is { } own)
                return own;
            throw;
        }
    }

    private async Task<Object> SendAsync(ObjectsResource.InsertMediaUpload session, CancellationToken cancellation)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var idle = 0;
        void Watch(IUploadProgress sent)
        {
            idle = sent.BytesSent > Position ? 0 : idle + 1;
            Position = sent.BytesSent;
            progress?.Report(Position);
            if (sent.Status == UploadStatus.Uploading && idle > MostIdleChunks)
                stalled.Cancel();
        }

        session.ProgressChanged += Watch;
        try
        {
            var ended = await session.ResumeAsync(stalled.Token);
            if (ended.Exception is not null)
                throw ended.Exception;
            return session.ResponseBody;
        }
        finally
        {
            session.ProgressChanged -= Watch;
            _mayHaveArrived |= _sessionBegan;
        }
    }

    private ObjectsResource.InsertMediaUpload NewSession()
    {
        // With the checksum announced in advance, the server rejects different content, and an existing object is unchanged. The client's own
        // validation announces the checksum of the bytes it sends, which may differ from the file that was checked.
        destination.Crc32c = CloudObject.Base64(expected.Crc32c);
        if (condition == UploadCondition.IfAbsent)
            destination.Metadata = new Dictionary<string, string> { [UploadId] = _id };
        var session = client.CreateObjectUploader(destination, content, new UploadObjectOptions
        {
            ChunkSize = transfer.ChunkSize,
            IfGenerationMatch = condition == UploadCondition.IfAbsent ? 0 : null,
            UploadValidationMode = UploadValidationMode.None,
        });
        _sessionBegan = false;
        session.UploadSessionData += _ => _sessionBegan = true;
        return session;
    }

    private async Task<Object?> FindOwnAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await client.GetObjectAsync(
                destination.Bucket, destination.Name, new GetObjectOptions { RetryOptions = RetryOptions.Never }, cancellation);
            return found.Metadata?.TryGetValue(UploadId, out var id) == true && id == _id ? found : null;
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 404)
        {
            return null;
        }
    }
}
