using System.Text.Json.Serialization;
using Storage;

namespace Build.Steps;

/// <summary>What an object of Cloud Storage held when it was fetched.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Crc32c">The CRC-32C of the content.</param>
internal sealed record ManifestInput(long Size, uint Crc32c)
{
    [JsonIgnore]
    public Checksum Checksum => new(Size, Crc32c);
}
