using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Storage;

/// <summary>Incremental CRC-32C (Castagnoli, RFC 3720 section 12.1), the checksum that Cloud Storage keeps for every object.</summary>
public sealed class Crc32c
{
    private uint _state = uint.MaxValue;

    /// <summary>Checksum of all bytes appended so far; 0 when there are none.</summary>
    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            state = BitOperations.Crc32C(state, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (var single in bytes[(words.Length * sizeof(ulong))..])
            state = BitOperations.Crc32C(state, single);
        _state = state;
    }
}
