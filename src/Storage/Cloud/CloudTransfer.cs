using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>Parameters of uploads and downloads.</summary>
/// <param name="ChunkSize">The number of bytes that an upload sends in one request and holds in memory.</param>
/// <param name="Patience">The longest time for which a download may receive nothing.</param>
public sealed record CloudTransfer(int ChunkSize, TimeSpan Patience)
{
    public static CloudTransfer Default { get; } = new(32 * UploadObjectOptions.MinimumChunkSize, TimeSpan.FromMinutes(1));
}
