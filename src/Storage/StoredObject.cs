namespace Storage;

/// <summary>An object as it lies in a store.</summary>
/// <param name="Name">The name within the store, its parts separated by <c>/</c>.</param>
/// <param name="Size">The size of the content in bytes.</param>
/// <param name="Crc32c">The CRC-32C of the content.</param>
/// <param name="Updated">When the content was last written.</param>
public sealed record StoredObject(string Name, long Size, uint Crc32c, DateTimeOffset Updated)
{
    public Checksum Checksum => new(Size, Crc32c);
}
