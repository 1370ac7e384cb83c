using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TestKit;
using WebTestKit;

namespace FakeCloud.Buckets;

/// <summary>
/// Cloud Storage on this machine's loopback interface: the part of the JSON API that copies, lists and deletes objects, with faults on
/// demand. <c>gcloud storage</c> works against it.
/// </summary>
public sealed class FakeStorage : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, FakeBucket> _all = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = [];
    private readonly BucketsApi _buckets;
    private readonly ObjectsApi _objects;
    private readonly UploadsApi _uploads;
    private LoopbackServer? _server;
    private int _answering;

    private FakeStorage()
    {
        _buckets = new BucketsApi(this);
        _objects = new ObjectsApi(this);
        _uploads = new UploadsApi(this);
    }

    /// <summary>The root of the server, with a slash at its end.</summary>
    public Uri Address => _server!.Address;

    public FaultPlan<RequestKind, Fault> Faults { get; } = new();

    /// <summary>When set, a request without this bearer token is refused.</summary>
    public string? Token { get; set; }

    /// <summary>How many requests are being answered now.</summary>
    public int Answering => Volatile.Read(ref _answering);

    /// <summary>Told of each request before it is answered.</summary>
    public event Action<RecordedRequest>? Received;

    public IReadOnlyCollection<RecordedRequest> Requests => _requests;

    public static async Task<FakeStorage> StartAsync(params string[] buckets)
    {
        var storage = new FakeStorage();
        foreach (var bucket in buckets)
            storage._all[bucket] = new FakeBucket(bucket, storage._folder.Path);
        storage._server = await LoopbackServer.StartAsync(storage.AnswerAsync);
        return storage;
    }

    public IEnumerable<RecordedRequest> RequestsOf(RequestKind kind) => _requests.Where(request => request.Kind == kind);

    public FakeObject? Find(string bucket, string name) => Bucket(bucket).Find(name);

    /// <param name="location">Such as <c>EUROPE-WEST4</c>, or several regions under one name.</param>
    /// <param name="regions">The regions of a bucket that was given two of them.</param>
    public void Place(string bucket, string location, params string[] regions) =>
        (Bucket(bucket).Location, Bucket(bucket).Regions) = (location, regions);

    /// <param name="permissions">What the user may not do with the bucket, as far as questions go.</param>
    public void Deny(string bucket, params string[] permissions) => Bucket(bucket).Denied = permissions;

    /// <summary>Puts an object into a bucket as if somebody else had.</summary>
    /// <param name="contentEncoding">How the content is packed.</param>
    /// <param name="isLocked">Whether it is encrypted with a key of that somebody's.</param>
    public async Task<FakeObject> PutAsync(string bucket, string name, byte[] content, string? contentEncoding = null, bool isLocked = false)
    {
        var path = Bucket(bucket).NewFile();
        await File.WriteAllBytesAsync(path, content);
        JsonObject attributes = [];
        if (contentEncoding is not null)
            attributes["contentEncoding"] = contentEncoding;
        if (isLocked)
            attributes["customerEncryption"] = new JsonObject { ["encryptionAlgorithm"] = "AES256" };
        return await Bucket(bucket).PutAsync(name, path, attributes, new Preconditions(null, null, null));
    }

    /// <summary>Answers nothing any more.</summary>
    public Task StopAsync() => _server!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }

    internal FakeBucket Bucket(string? name) => name is not null && _all.TryGetValue(name, out var bucket) ? bucket : throw ApiError.NoBucket();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = new ApiRequest(context);
        var recorded = request.Record();
        _requests.Enqueue(recorded);
        Received?.Invoke(recorded);
        Interlocked.Increment(ref _answering);
        try
        {
            if (Token is not null && context.Request.Headers.Authorization != $"Bearer {Token}")
                throw new ApiError(401, "authError", "Invalid Credentials");
            await HandleAsync(request, Faults.Take(request.Kind));
        }
        catch (ApiError error)
        {
            if (error.RetryAfter is { } pause)
                context.Response.Headers.RetryAfter = $"{pause.TotalSeconds:0}";
            await Answers.JsonAsync(context, error.ToJson(), error.Code);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or BadHttpRequestException)
        {
            context.Abort();
        }
        catch (Exception defect) when (!context.Response.HasStarted)
        {
            await Answers.JsonAsync(context, new ApiError(500, "defectOfTheFake", defect.ToString()).ToJson(), 500);
        }
        finally
        {
            Interlocked.Decrement(ref _answering);
        }
    }

    private async Task HandleAsync(ApiRequest request, Fault? fault)
    {
        if (fault is Fault.Status { AfterBytes: 0 } status)
            throw new ApiError(status.Code, "injected", status.Message, status.RetryAfter);
        if (fault is Fault.Drop { AfterBytes: 0 })
        {
            request.Context.Abort();
            return;
        }

        if (fault is Fault.Stall { AfterBytes: 0 })
            await Task.Delay(Timeout.Infinite, request.Context.RequestAborted);
        await (request.Kind switch
        {
            RequestKind.GetBucket => _buckets.GetAsync(request),
            RequestKind.TestPermissions => _buckets.TestPermissionsAsync(request),
            RequestKind.List => _objects.ListAsync(request),
            RequestKind.Get => _objects.GetAsync(request),
            RequestKind.Download => _objects.DownloadAsync(request, fault),
            RequestKind.Delete => _objects.DeleteAsync(request, fault),
            RequestKind.UploadWhole => _uploads.WholeAsync(request, fault),
            RequestKind.StartUpload => _uploads.StartAsync(request),
            RequestKind.UploadChunk => _uploads.ChunkAsync(request, fault),
            RequestKind.UploadStatus => _uploads.StatusAsync(request),
            _ => throw new ApiError(400, "notImplemented", $"The fake does not know {request.Context.Request.Method} {request.Target}"),
        });
    }
}
