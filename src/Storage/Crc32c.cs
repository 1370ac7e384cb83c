using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Storage;

/// <summary>CRC-32C (Castagnoli, RFC 3720 section 12.1), the checksum Cloud Storage keeps of every object, over bytes in pieces.</summary>
public sealed class Crc32c
{
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of all bytes appended so far; 0 for none.</summary>
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
