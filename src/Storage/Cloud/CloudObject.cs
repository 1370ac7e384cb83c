using System.Buffers.Binary;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>An object's metadata in our terms.</summary>
internal static class CloudObject
{
    public static Checksum ChecksumOf(Object found) =>
        new((long)found.Size!.Value, BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(found.Crc32c)));

    public static StoredObject Describe(Object found, string name)
    {
        var checksum = ChecksumOf(found);
        return new StoredObject(name, checksum.Size, checksum.Crc32c, found.UpdatedDateTimeOffset ?? default);
    }

    /// <summary>A CRC-32C as Cloud Storage writes it.</summary>
    public static string Base64(uint crc32c)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc32c);
        return Convert.ToBase64String(bytes);
    }
}
