using Google.Apis.Storage.v1;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>Tells the server the content's checksum when the upload begins, so that it refuses content that arrives changed.</summary>
/// <remarks>That takes a stream that can be read twice; any other is uploaded without.</remarks>
internal sealed class ChecksummedUpload(StorageService service, Object body, Stream content)
    : ObjectsResource.InsertMediaUpload(service, body, body.Bucket, content, body.ContentType)
{
    private const int BufferSize = 128 * 1024;

    public override async Task<Uri> InitiateSessionAsync(CancellationToken cancellationToken = default)
    {
        if (Body.Crc32c is null && ContentStream.CanSeek)
            Body.Crc32c = await ChecksumAsync(cancellationToken);
        return await base.InitiateSessionAsync(cancellationToken);
    }

    private async Task<string> ChecksumAsync(CancellationToken cancellationToken)
    {
        var crc = new Crc32c();
        var buffer = new byte[BufferSize];
        ContentStream.Position = 0;
        while (await ContentStream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            crc.Append(buffer.AsSpan(0, read));
        ContentStream.Position = 0;
        return crc.ToString();
    }
}
