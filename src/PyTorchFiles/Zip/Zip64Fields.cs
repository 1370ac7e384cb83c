using System.Buffers.Binary;

namespace PyTorchFiles.Zip;

/// <summary>64-bit values of an entry's extra field, consumed in order by the 32-bit fields that refer to them.</summary>
internal ref struct Zip64Fields
{
    private ReadOnlySpan<byte> _values = [];

    public Zip64Fields(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == ZipSignatures.WideExtra)
                _values = extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
    }

    /// <returns><paramref name="value"/>, or the 64-bit value it refers to; negative when that is missing.</returns>
    public long Next(uint value)
    {
        if (value != ZipSignatures.Wide)
            return value;
        if (_values.Length < 8)
            return -1;
        var wide = BinaryPrimitives.ReadInt64LittleEndian(_values);
        _values = _values[8..];
        return wide;
    }
}
