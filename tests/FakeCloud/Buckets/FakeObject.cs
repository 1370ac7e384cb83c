using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Storage;

namespace FakeCloud.Buckets;

/// <summary>One generation of an object.</summary>
/// <param name="Path">The file that holds the content.</param>
/// <param name="Attributes">What the client said of it: <c>contentType</c>, <c>metadata</c>, …</param>
/// <param name="Md5">Null for a large object, as for one put together of parts.</param>
public sealed record FakeObject(
    string Bucket, string Name, long Generation, string Path, Checksum Checksum, byte[]? Md5, JsonObject Attributes, DateTimeOffset Updated)
{
    public string Crc32cBase64 => Base64(Checksum.Crc32c);

    public string Etag => Convert.ToBase64String(BitConverter.GetBytes(Generation));

    public string ContentType => (string?)Attributes["contentType"] ?? "application/octet-stream";

    public string? ContentEncoding => (string?)Attributes["contentEncoding"];

    /// <summary>The resource as the JSON API shows it.</summary>
    internal JsonObject ToJson(Uri server)
    {
        var json = (JsonObject)Attributes.DeepClone();
        json["kind"] = "storage#object";
        json["id"] = $"{Bucket}/{Name}/{Generation}";
        json["bucket"] = Bucket;
        json["name"] = Name;
        json["generation"] = $"{Generation}";
        json["metageneration"] = "1";
        json["contentType"] = ContentType;
        json["storageClass"] = "STANDARD";
        json["etag"] = Etag;
        json["size"] = $"{Checksum.Size}";
        // Of an object encrypted with its owner's key, Cloud Storage tells nobody else the checksums.
        var isLocked = Attributes.ContainsKey("customerEncryption");
        if (!isLocked)
            json["crc32c"] = Crc32cBase64;
        if (Md5 is not null && !isLocked)
            json["md5Hash"] = Convert.ToBase64String(Md5);
        json["timeCreated"] = Time(Updated);
        json["updated"] = Time(Updated);
        json["mediaLink"] =
            $"{server}download/storage/v1/b/{Bucket}/o/{Uri.EscapeDataString(Name)}?generation={Generation}&alt=media";
        return json;
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    internal static string Base64(uint crc32c)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc32c);
        return Convert.ToBase64String(bytes);
    }
}
