using Google.Cloud.Storage.V1;

namespace Storage.Cloud;

/// <summary>How content goes up and down.</summary>
/// <param name="ChunkSize">How many bytes of an upload go into one request; held in memory.</param>
/// <param name="Patience">How long a download may bring nothing.</param>
public sealed record CloudTransfer(int ChunkSize, TimeSpan Patience)
{
    public static CloudTransfer Default { get; } = new(32 * UploadObjectOptions.MinimumChunkSize, TimeSpan.FromMinutes(1));
}
