using System.Buffers.Binary;

namespace Text.SentencePiece.Format;

/// <summary>Reads the fields of one protobuf message, with bounds checks and without recursion.</summary>
/// <param name="message">Name of the message in error messages.</param>
/// <param name="number">Index of the message among several, or -1.</param>
/// <exception cref="InvalidDataException">The message is malformed. Every method throws it.</exception>
/// <remarks>Source: protobuf.dev, "Encoding". Groups are rejected; SentencePiece models do not use them.</remarks>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, string message, int number = -1)
{
    private const int MaxVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = bytes;
    private WireType _type;

    public int Field { get; private set; }

    /// <summary>Advances to the next field, which you must then read or skip.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var key = Varint();
        _type = (WireType)(key & 7);
        if (key >> 3 is 0 or > int.MaxValue || !Enum.IsDefined(_type))
            throw Broken("has no field where one is expected");
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

    /// <summary>Creates the exception for a malformed message.</summary>
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

        throw Broken("has an unterminated number");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw Broken("ends inside a field");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
