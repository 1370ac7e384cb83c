using System.Buffers.Binary;
using System.Numerics;

namespace Google.Cloud.Storage.V1.Internal;

/// <summary>CRC-32C as Cloud Storage writes it: the four bytes, most significant first, in base64.</summary>
internal sealed class Crc32c
{
    private uint _state = uint.MaxValue;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            _state = BitOperations.Crc32C(_state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
            _state = BitOperations.Crc32C(_state, single);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~_state);
        return Convert.ToBase64String(bytes);
    }
}
