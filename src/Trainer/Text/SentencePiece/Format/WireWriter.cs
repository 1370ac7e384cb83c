using System.Buffers;
using System.Buffers.Binary;

namespace Trainer.Text.SentencePiece.Format;

/// <summary>Writes the fields of one protobuf message.</summary>
/// <remarks>Source: protobuf.dev, "Encoding".</remarks>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Write(int field, ulong number)
    {
        Key(field, WireType.Varint);
        Varint(number);
    }

    public void Write(int field, bool value) => Write(field, value ? 1UL : 0UL);

    public void Write(int field, float number)
    {
        Key(field, WireType.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), number);
        _bytes.Advance(sizeof(float));
    }

    public void Write(int field, ReadOnlySpan<byte> content)
    {
        Key(field, WireType.Bytes);
        Varint((ulong)content.Length);
        _bytes.Write(content);
    }

    private void Key(int field, WireType type) => Varint(((ulong)field << 3) | (ulong)type);

    private void Varint(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            Append((byte)(number | 0x80));
        Append((byte)number);
    }

    private void Append(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
