using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Storage;

namespace FakeCloud.Buckets;

/// <summary>Everything with objects but uploads.</summary>
internal sealed class ObjectsApi(FakeStorage storage)
{
    private const int MostPerPage = 1000;

    public Task GetAsync(ApiRequest request) => Answers.JsonAsync(request.Context, Require(request).ToJson(storage.Address));

    public Task ListAsync(ApiRequest request)
    {
        var prefix = request.Text("prefix") ?? "";
        var delimiter = request.Text("delimiter");
        var after = request.Text("pageToken") is { } token ? Uri.UnescapeDataString(token) : null;
        var entries = storage.Bucket(request.Bucket).List()
            .Where(found => found.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(found => (Entry: EntryOf(found.Name, prefix, delimiter), Object: found))
            .DistinctBy(found => found.Entry)
            .Where(found => after is null || ObjectNameOrder.Instance.Compare(found.Entry, after) > 0);
        var count = (int)Math.Min(request.Number("maxResults") ?? MostPerPage, MostPerPage);
        var page = entries.Take(count + 1).ToList();

        var json = new JsonObject { ["kind"] = "storage#objects" };
        if (page.Count > count)
        {
            page.RemoveAt(count);
            json["nextPageToken"] = Uri.EscapeDataString(page[^1].Entry);
        }

        var items = page.Where(found => found.Entry == found.Object.Name).Select(found => found.Object.ToJson(storage.Address));
        var prefixes = page.Where(found => found.Entry != found.Object.Name).Select(found => JsonValue.Create(found.Entry));
        AddUnlessEmpty(json, "items", [.. items]);
        AddUnlessEmpty(json, "prefixes", [.. prefixes]);
        return Answers.JsonAsync(request.Context, json);
    }

    public async Task DownloadAsync(ApiRequest request, Fault? fault)
    {
        var found = Require(request);
        Preconditions.Of(request).Check(found);
        var response = request.Context.Response;
        var (start, end) = (0L, found.Checksum.Size - 1);
        if (RangeOf(request) is { } asked)
        {
            start = asked.From ?? Math.Max(0, found.Checksum.Size - asked.To!.Value);
            end = asked.From is null ? end : Math.Min(asked.To ?? end, end);
            if (start > end)
                throw new ApiError(416, "requestedRangeNotSatisfiable", "Request range not satisfiable");
            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {start}-{end}/{found.Checksum.Size}";
        }

        var size = end - start + 1;
        var most = fault is Fault.Truncate truncated ? Math.Min(size, truncated.AfterBytes) : size;
        response.ContentLength = most;
        response.ContentType = found.ContentType;
        if (found.ContentEncoding is { } encoding)
            response.Headers.ContentEncoding = encoding;
        response.Headers.ETag = found.Etag;
        response.Headers["x-goog-hash"] = $"crc32c={found.Crc32cBase64}" + (found.Md5 is null ? "" : $",md5={Convert.ToBase64String(found.Md5)}");
        response.Headers["x-goog-generation"] = $"{found.Generation}";
        response.Headers["x-goog-stored-content-length"] = $"{found.Checksum.Size}";
        await SendAsync(request.Context, found, start, most, fault);
    }

    public async Task DeleteAsync(ApiRequest request, Fault? fault)
    {
        var bucket = storage.Bucket(request.Bucket);
        if (!bucket.Delete(request.ObjectName!, request.Number("generation"), Preconditions.Of(request)))
            throw ApiError.NoObject(bucket.Name, request.ObjectName!);
        if (fault is Fault.LoseAnswer)
            request.Context.Abort();
        else
            request.Context.Response.StatusCode = 204;
        await Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, FakeObject found, long start, long size, Fault? fault)
    {
        await using var content = new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        content.Position = start;
        var stop = fault switch
        {
            Fault.Drop drop => Math.Min(drop.AfterBytes, size),
            Fault.Stall stall => Math.Min(stall.AfterBytes, size),
            _ => size,
        };
        await Transfer.CopyAsync(content, context.Response.Body, stop, corrupt: fault is Fault.Corrupt, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (fault is Fault.Stall)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (fault is Fault.Drop)
            context.Abort();
    }

    private FakeObject Require(ApiRequest request)
    {
        var bucket = storage.Bucket(request.Bucket);
        var found = bucket.Find(request.ObjectName!);
        return found is null || (request.Number("generation") is { } generation && generation != found.Generation)
            ? throw ApiError.NoObject(bucket.Name, request.ObjectName!)
            : found;
    }

    // With a delimiter, names that go on after it are shown as their common start.
    private static string EntryOf(string name, string prefix, string? delimiter)
    {
        var index = string.IsNullOrEmpty(delimiter) ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return index < 0 ? name : name[..(index + delimiter!.Length)];
    }

    private static RangeItemHeaderValue? RangeOf(ApiRequest request) =>
        RangeHeaderValue.TryParse(request.Context.Request.Headers.Range.ToString(), out var range) ? range.Ranges.Single() : null;

    private static void AddUnlessEmpty(JsonObject json, string name, JsonNode?[] nodes)
    {
        if (nodes.Length > 0)
            json[name] = new JsonArray(nodes);
    }
}
