using System.Buffers.Binary;

namespace Text.SentencePiece.Format;

/// <summary>Reads the fields of one protobuf message; never beyond its end, and without recursion.</summary>
/// <param name="message">What the message is called when something is wrong with it.</param>
/// <param name="number">Which of several it is, or -1.</param>
/// <exception cref="InvalidDataException">From every method: the message is broken.</exception>
/// <remarks>Source: protobuf.dev, "Encoding". Groups, which no SentencePiece model holds, are refused.</remarks>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, string message, int number = -1)
{
    private const int MaxVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = bytes;
    private WireType _type;

    public int Field { get; private set; }

    /// <summary>Goes on to the next field, which must then be read or skipped.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var key = Varint();
        _type = (WireType)(key & 7);
        if (key >> 3 is 0 or > int.MaxValue || !Enum.IsDefined(_type))
            throw Broken("holds no field where one is due");
        Field = (int)(key >> 3);
        return true;
    }

    public bool ReadBool() => ReadVarint() != 0;

    public ulong ReadVarint()
    {
        Expect(WireType.Varint);
        return Varint();
    }

    public float ReadFloat()
    {
        Expect(WireType.Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        Expect(WireType.Bytes);
        return Take(Varint());
    }

    public void Skip() => _ = _type switch
    {
        WireType.Varint => SkipVarint(),
        WireType.Fixed64 => Take(sizeof(ulong)),
        WireType.Fixed32 => Take(sizeof(uint)),
        _ => Take(Varint()),
    };

    /// <summary>The exception for a message that is wrong in the way said.</summary>
    public readonly InvalidDataException Broken(string how) => new(number < 0 ? $"{message} {how}" : $"{message} {number} {how}");

    private readonly void Expect(WireType type)
    {
        if (_type != type)
            throw Broken($"holds field {Field} as {_type} instead of {type}");
    }

    private ReadOnlySpan<byte> SkipVarint()
    {
        Varint();
        return default;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var index = 0; index < MaxVarintBytes; index++)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << (7 * index);
            if (next < 0x80)
                return value;
        }

        throw Broken("holds a number that does not end");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw Broken("ends within a field");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
