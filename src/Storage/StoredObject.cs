namespace Storage;

/// <summary>Metadata of an object in a store.</summary>
/// <param name="Name">The name within the store, with <c>/</c> as the separator of its parts.</param>
/// <param name="Size">The size of the content in bytes.</param>
/// <param name="Crc32c">The CRC-32C of the content.</param>
/// <param name="Updated">The time of the last write of the content.</param>
public sealed record StoredObject(string Name, long Size, uint Crc32c, DateTimeOffset Updated)
{
    public Checksum Checksum => new(Size, Crc32c);
}
