using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeCloud.Buckets;

/// <summary>The two parts of an upload in one request: what the client says of the object, and its content.</summary>
/// <remarks>Read by hand: gcloud ends its lines with LF alone and quotes the boundary with ', which Cloud Storage takes and no parser does.</remarks>
internal static partial class MultipartUpload
{
    public static (JsonObject Attributes, byte[] Content) Parse(string contentType, byte[] body)
    {
        var boundary = Encoding.ASCII.GetBytes("--" + Boundary().Match(contentType).Groups[1].Value);
        var rest = body.AsSpan();
        var first = PartAfter(boundary, ref rest);
        var second = PartAfter(boundary, ref rest);
        var attributes = JsonNode.Parse(first.Content)!.AsObject();
        if (ContentType().Match(second.Headers) is { Success: true } type)
            attributes["contentType"] ??= type.Groups[1].Value;
        return (attributes, second.Content);
    }

    private static (string Headers, byte[] Content) PartAfter(byte[] boundary, ref Span<byte> rest)
    {
        rest = rest[(rest.IndexOf(boundary) + boundary.Length)..];
        rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        var part = rest[..rest.IndexOf(boundary)];
        rest = rest[part.Length..];
        var lineEnd = part.IndexOf("\r\n"u8) >= 0 && part.IndexOf("\r\n\r\n"u8) >= 0 ? "\r\n"u8 : "\n"u8;
        byte[] blankLine = [.. lineEnd, .. lineEnd];
        var headers = part[..part.IndexOf(blankLine)];
        var content = part[(headers.Length + blankLine.Length)..^lineEnd.Length];
        return (Encoding.ASCII.GetString(headers), content.ToArray());
    }

    [GeneratedRegex("""boundary=['"]?([^'"]+)""")]
    private static partial Regex Boundary();

    [GeneratedRegex("(?im)^content-type: *([^\r\n]+)")]
    private static partial Regex ContentType();
}
