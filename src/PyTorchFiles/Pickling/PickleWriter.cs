using System.Buffers.Binary;
using System.Text;

namespace PyTorchFiles.Pickling;

/// <summary>Writes pickles in protocol 2, which <c>torch.save</c> uses and every Python version reads.</summary>
internal sealed class PickleWriter(Stream stream)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Begin() => Write((byte)PickleOpcode.Proto, 2);

    public void End() => Opcode(PickleOpcode.Stop);

    public void Opcode(PickleOpcode opcode) => stream.WriteByte((byte)opcode);

    public void Global(string module, string name)
    {
        Opcode(PickleOpcode.Global);
        stream.Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    /// <exception cref="EncoderFallbackException">The text has an unpaired surrogate.</exception>
    public void Text(string text)
    {
        var bytes = StrictUtf8.GetBytes(text);
        Opcode(PickleOpcode.BinUnicode);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        stream.Write(length);
        stream.Write(bytes);
    }

    public void Integer(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        switch (value)
        {
            case >= 0 and <= byte.MaxValue:
                Write((byte)PickleOpcode.BinInt1, bytes[0]);
                break;
            case >= 0 and <= ushort.MaxValue:
                Opcode(PickleOpcode.BinInt2);
                stream.Write(bytes[..2]);
                break;
            case >= int.MinValue and <= int.MaxValue:
                Opcode(PickleOpcode.BinInt);
                stream.Write(bytes[..4]);
                break;
            default:
                Write((byte)PickleOpcode.Long1, 8);
                stream.Write(bytes);
                break;
        }
    }

    public void IntegerTuple(IEnumerable<long> values)
    {
        Opcode(PickleOpcode.Mark);
        foreach (var value in values)
            Integer(value);
        Opcode(PickleOpcode.Tuple);
    }

    private void Write(byte first, byte second)
    {
        stream.WriteByte(first);
        stream.WriteByte(second);
    }
}
