using System.Buffers.Binary;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>Converts the metadata of objects.</summary>
internal static class CloudObject
{
    public static Checksum ChecksumOf(Object found) =>
        new((long)found.Size!.Value, BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(found.Crc32c)));

    /// <summary>Whether the object is encrypted with a customer-supplied key, without which its content and checksum cannot be read.</summary>
    public static bool IsLocked(Object found) => found.Crc32c is null;

    public static StoredObject Describe(Object found, string name)
    {
        var checksum = ChecksumOf(found);
        return new StoredObject(name, checksum.Size, checksum.Crc32c, found.UpdatedDateTimeOffset ?? default);
    }

    /// <summary>Formats a CRC-32C as Cloud Storage does: the bytes in big-endian order, in base64.</summary>
    public static string Base64(uint crc32c)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc32c);
        return Convert.ToBase64String(bytes);
    }
}
