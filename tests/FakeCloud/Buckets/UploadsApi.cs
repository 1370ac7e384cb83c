using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FakeCloud.Buckets;

/// <summary>Uploads in one request and resumable ones.</summary>
internal sealed class UploadsApi(FakeStorage storage)
{
    /// <summary>Of an upload that breaks off, Cloud Storage keeps a multiple of this many bytes.</summary>
    private const long Granularity = 256 * 1024;

    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new();

    public async Task WholeAsync(ApiRequest request, Fault? fault)
    {
        var bucket = storage.Bucket(request.Bucket);
        using var body = new MemoryStream();
        await request.Context.Request.Body.CopyToAsync(body);
        var (attributes, content) = request.Text("uploadType") == "multipart"
            ? MultipartUpload.Parse(request.Context.Request.ContentType!, body.ToArray())
            : ([], body.ToArray());
        if (fault is Fault.Corrupt)
            content[0] ^= 1;
        var path = bucket.NewFile();
        await File.WriteAllBytesAsync(path, content);
        var name = request.Text("name") ?? (string?)attributes["name"] ?? throw new ApiError(400, "required", "Required");
        var stored = await bucket.PutAsync(name, path, attributes, Preconditions.Of(request));
        if (fault is Fault.LoseAnswer)
            request.Context.Abort();
        else
            await Answers.JsonAsync(request.Context, stored.ToJson(storage.Address));
    }

    public async Task StartAsync(ApiRequest request)
    {
        var bucket = storage.Bucket(request.Bucket);
        var attributes = await ReadAttributesAsync(request.Context.Request);
        if (request.Context.Request.Headers["X-Upload-Content-Type"].ToString() is { Length: > 0 } type)
            attributes["contentType"] ??= type;
        var name = request.Text("name") ?? (string?)attributes["name"] ?? throw new ApiError(400, "required", "Required");
        var preconditions = Preconditions.Of(request);
        preconditions.Check(bucket.Find(name));

        var id = Guid.NewGuid().ToString("N");
        _sessions[id] = new UploadSession(bucket, name, attributes, preconditions);
        request.Context.Response.Headers.Location =
            $"{storage.Address}upload/storage/v1/b/{bucket.Name}/o?uploadType=resumable&upload_id={id}";
        request.Context.Response.Headers["X-GUploader-UploadID"] = id;
    }

    public async Task StatusAsync(ApiRequest request)
    {
        var session = Session(request);
        await session.Gate.WaitAsync(request.Context.RequestAborted);
        try
        {
            await AnswerAsync(request.Context, session);
        }
        finally
        {
            session.Gate.Release();
        }
    }

    public async Task ChunkAsync(ApiRequest request, Fault? fault)
    {
        var session = Session(request);
        await session.Gate.WaitAsync(request.Context.RequestAborted);
        try
        {
            if (session.Finished is null)
                await ReceiveAsync(request, session, fault);
            else
                await AnswerAsync(request.Context, session);
        }
        finally
        {
            session.Gate.Release();
        }
    }

    private async Task ReceiveAsync(ApiRequest request, UploadSession session, Fault? fault)
    {
        var context = request.Context;
        var (from, total) = ChunkOf(context.Request, session.Arrived);
        if (from > session.Arrived)
            throw new ApiError(503, "backendError", $"Bytes {session.Arrived} to {from - 1} are missing.");
        var stop = StopOf(fault);
        var came = await ReceiveBytesAsync(context, session, from, stop ?? long.MaxValue, corrupt: fault is Fault.Corrupt);
        if (came.Ended && fault is Fault.Status or Fault.KeepOnly)
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        var whole = (stop is null || fault is Fault.KeepOnly) && came.Ended && (total is null || from + came.Bytes == total);
        if (!whole)
            session.OpenAt(fault is Fault.KeepOnly ? from + came.Bytes : (from + came.Bytes) / Granularity * Granularity).Dispose();

        switch (fault)
        {
            case Fault.Status status when stop <= came.Bytes:
                throw new ApiError(status.Code, "injected", status.Message, status.RetryAfter);
            case Fault.Drop:
                context.Abort();
                return;
            case Fault.Stall:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
        }

        if (!came.Ended)
        {
            context.Abort();
            return;
        }

        if (whole)
            await session.FinishAsync(AnnouncedCrc32c(context.Request));
        if (whole && fault is Fault.MisreportChecksum)
            session.Misreport();
        if (fault is Fault.LoseAnswer)
            context.Abort();
        else
            await AnswerAsync(context, session);
    }

    private static long? StopOf(Fault? fault) => fault switch
    {
        Fault.Status status => status.AfterBytes,
        Fault.Drop drop => drop.AfterBytes,
        Fault.Stall stall => stall.AfterBytes,
        Fault.KeepOnly keep => keep.Bytes,
        _ => null,
    };

    /// <returns>How many bytes were kept, and whether the client sent all it had announced.</returns>
    private static async Task<(long Bytes, bool Ended)> ReceiveBytesAsync(
        HttpContext context, UploadSession session, long from, long most, bool corrupt)
    {
        await using var file = session.OpenAt(from);
        try
        {
            var bytes = await Transfer.CopyAsync(context.Request.Body, file, most, corrupt, context.RequestAborted);
            return (bytes, true);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or BadHttpRequestException)
        {
            return (file.Position - from, false);
        }
    }

    private async Task AnswerAsync(HttpContext context, UploadSession session)
    {
        if (session.Finished is { } stored)
        {
            await Answers.JsonAsync(context, stored.ToJson(storage.Address));
            return;
        }

        context.Response.StatusCode = 308;
        if (session.Arrived > 0)
            context.Response.Headers.Range = $"bytes=0-{session.Arrived - 1}";
    }

    private UploadSession Session(ApiRequest request) =>
        _sessions.GetValueOrDefault(request.Text("upload_id") ?? "") ?? throw new ApiError(404, "notFound", "Upload session not found");

    private static string? AnnouncedCrc32c(HttpRequest request) => request.Headers["x-goog-hash"].ToString()
        .Split(',', StringSplitOptions.TrimEntries)
        .Where(hash => hash.StartsWith("crc32c=", StringComparison.Ordinal))
        .Select(hash => hash["crc32c=".Length..])
        .SingleOrDefault();

    private static (long From, long? Total) ChunkOf(HttpRequest request, long arrived)
    {
        if (request.Headers.ContentRange.ToString() is not { Length: > 0 } text)
            return (arrived, request.ContentLength + arrived);
        var range = ContentRangeHeaderValue.Parse(text);
        return (range.From ?? 0, range.Length);
    }

    // Google's clients compress what they say of an object.
    private static async Task<JsonObject> ReadAttributesAsync(HttpRequest request)
    {
        if (request.ContentLength is 0)
            return [];
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        return (await JsonNode.ParseAsync(body))!.AsObject();
    }
}
