using System.Text;
using CsCheck;

namespace Storage.Tests;

public sealed class Crc32cTests
{
    // RFC 3720 appendix B.4, and the check value of the catalogue of CRC algorithms.
    public static TheoryData<byte[], uint> PublishedVectors => new()
    {
        { new byte[32], 0x8A9136AA },
        { Enumerable.Repeat((byte)0xFF, 32).ToArray(), 0x62A8AB43 },
        { Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), 0x46DD794E },
        { Enumerable.Range(0, 32).Select(i => (byte)(31 - i)).ToArray(), 0x113FDB5C },
        { Encoding.ASCII.GetBytes("123456789"), 0xE3069283 },
        { [], 0 },
    };

    [Theory]
    [MemberData(nameof(PublishedVectors))]
    public void Agrees_with_the_published_vectors(byte[] bytes, uint expected) => Crc(bytes).Should().Be(expected);

    [Fact]
    public void Agrees_with_the_bitwise_definition_however_the_bytes_are_split() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 200]).Sample((bytes, split) =>
        {
            split = Math.Min(split, bytes.Length);
            var crc = new Crc32c();
            crc.Append(bytes.AsSpan(0, split));
            crc.Append(bytes.AsSpan(split));
            return crc.Value == BitwiseCrc(bytes);
        });

    private static uint Crc(byte[] bytes)
    {
        var crc = new Crc32c();
        crc.Append(bytes);
        return crc.Value;
    }

    private static uint BitwiseCrc(byte[] bytes)
    {
        var state = uint.MaxValue;
        foreach (var single in bytes)
        {
            state ^= single;
            for (var bit = 0; bit < 8; bit++)
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0x82F63B78;
        }

        return ~state;
    }
}
