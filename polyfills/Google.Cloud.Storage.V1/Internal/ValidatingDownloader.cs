using System.Globalization;
using Google.Apis.Download;
using Google.Apis.Services;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>Compares the content with the checksum that the answer's headers give.</summary>
internal sealed class ValidatingDownloader(IClientService service, DownloadValidationMode mode) : MediaDownloader(service)
{
    private const string HashHeader = "x-goog-hash", Crc32cPrefix = "crc32c=", Md5Prefix = "md5=";

    private readonly Crc32c _crc = new();
    private HttpResponseMessage? _response;

    /// <summary>What the answer says of the object.</summary>
    public Object Describe(string bucket, string objectName) => new()
    {
        Bucket = bucket,
        Name = objectName,
        Generation = Number("x-goog-generation"),
        Metageneration = Number("x-goog-metageneration"),
        Size = (ulong?)Number("x-goog-stored-content-length"),
        ContentType = _response!.Content.Headers.ContentType?.ToString(),
        ContentEncoding = Header("x-goog-stored-content-encoding"),
        StorageClass = Header("x-goog-storage-class"),
        Crc32c = Hash(Crc32cPrefix),
        Md5Hash = Hash(Md5Prefix),
    };

    protected override void OnResponseReceived(HttpResponseMessage response) => _response = response;

    protected override void OnDataReceived(byte[] data, int length) => _crc.Append(data.AsSpan(0, length));

    protected override void OnDownloadCompleted()
    {
        if (mode == DownloadValidationMode.Never || (mode == DownloadValidationMode.Automatic && IsUnpacked))
            return;
        if (Hash(Crc32cPrefix) is { } expected && expected != _crc.ToString())
            throw new IOException($"Incorrect hash: expected '{expected}' (base64), was '{_crc}' (base64)");
    }

    // The checksum is that of the bytes stored; the server or the HTTP client has unpacked them.
    private bool IsUnpacked => Header("x-goog-stored-content-encoding") == "gzip" && !_response!.Content.Headers.ContentEncoding.Contains("gzip");

    private long? Number(string header) =>
        long.TryParse(Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Hash(string prefix) => Values(HashHeader)
        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
        .Where(hash => hash.StartsWith(prefix, StringComparison.Ordinal))
        .Select(hash => hash[prefix.Length..])
        .FirstOrDefault();

    private string? Header(string name) => Values(name).FirstOrDefault();

    private IEnumerable<string> Values(string name) => _response!.Headers.TryGetValues(name, out var values) ? values : [];
}
