using System.Text.Json.Serialization;
using Storage;

namespace Build.Steps;

/// <summary>Size and checksum of a Cloud Storage object when it was downloaded.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Crc32c">CRC-32C of the content.</param>
internal sealed record ManifestInput(long Size, uint Crc32c)
{
    [JsonIgnore]
    public Checksum Checksum => new(Size, Crc32c);
}
