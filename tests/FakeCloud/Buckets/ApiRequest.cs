using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FakeCloud.Buckets;

/// <summary>A request to the JSON API, taken apart.</summary>
/// <remarks>The path is taken as sent: the server's own decoding would lose which slashes belong to an object's name.</remarks>
internal sealed class ApiRequest
{
    private readonly Dictionary<string, StringValues> _query;

    public ApiRequest(HttpContext context)
    {
        Context = context;
        Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = Target.Split('?')[0].Trim('/').Split('/');
        _query = QueryHelpers.ParseQuery(context.Request.QueryString.Value);
        IsUpload = path.TakeWhile(part => part != "b").Contains("upload");
        var parts = path.SkipWhile(part => part != "b").ToList();
        Bucket = parts.ElementAtOrDefault(1) is { } bucket ? Uri.UnescapeDataString(bucket) : null;
        IsOnObjects = parts.ElementAtOrDefault(2) == "o";
        IsAboutPermissions = parts.Count == 4 && parts[2] == "iam" && parts[3] == "testPermissions";
        ObjectName = parts.ElementAtOrDefault(3) is { } name ? Uri.UnescapeDataString(name) : null;
        Kind = KindOf();
    }

    public HttpContext Context { get; }

    public string Target { get; }

    public RequestKind Kind { get; }

    public string? Bucket { get; }

    public string? ObjectName { get; }

    private bool IsUpload { get; }

    private bool IsOnObjects { get; }

    private bool IsAboutPermissions { get; }

    public string? Text(string parameter) => _query.TryGetValue(parameter, out var value) ? value.ToString() : null;

    public IEnumerable<string> All(string parameter) => _query.TryGetValue(parameter, out var values) ? values.OfType<string>() : [];

    public long? Number(string parameter) => Text(parameter) is { } text ? long.Parse(text) : null;

    public RecordedRequest Record() => new(
        Kind,
        Context.Request.Method,
        Target,
        Context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));

    private RequestKind KindOf() => (Context.Request.Method, IsUpload) switch
    {
        ("POST", true) when Text("uploadType") == "resumable" => RequestKind.StartUpload,
        ("POST", true) => RequestKind.UploadWhole,
        ("PUT", true) when IsStatusQuery => RequestKind.UploadStatus,
        ("PUT", true) => RequestKind.UploadChunk,
        ("GET", false) when IsAboutPermissions => RequestKind.TestPermissions,
        ("GET", false) when ObjectName is not null => Text("alt") == "media" ? RequestKind.Download : RequestKind.Get,
        ("GET", false) when IsOnObjects => RequestKind.List,
        ("GET", false) when Bucket is not null => RequestKind.GetBucket,
        ("DELETE", false) when ObjectName is not null => RequestKind.Delete,
        _ => RequestKind.Other,
    };

    // An empty upload is its only chunk, and looks like the question how much of it came.
    private bool IsStatusQuery =>
        Context.Request.Headers.ContentRange.ToString() is var range && range.StartsWith("bytes */", StringComparison.Ordinal) && range != "bytes */0";
}
