using System.Buffers.Binary;
using Object = Google.Apis.Storage.v1.Data.Object;

namespace Storage.Cloud;

/// <summary>An object's metadata in our terms.</summary>
internal static class CloudObject
{
    public static Checksum ChecksumOf(Object found) =>
        new((long)found.Size!.Value, BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(found.Crc32c)));

    /// <summary>Whether the object is encrypted with a key that only its owner has. Nobody else can read it, or learn its checksum.</summary>
    public static bool IsLocked(Object found) => found.Crc32c is null;

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
