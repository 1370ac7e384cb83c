using CsCheck;
using Datasets.Csv;

namespace Datasets.Tests.Csv;

public sealed class StructuralBytesTests
{
    [Fact]
    public void Finds_what_a_plain_loop_finds() =>
        Gen.OneOf<byte>(Gen.Byte, Gen.OneOf((byte)'"', (byte)';', (byte)'\n', (byte)'\r', (byte)0, (byte)'x')).Array[0, 300].Sample(bytes =>
        {
            var positions = new int[bytes.Length];

            var count = StructuralBytes.Find(bytes, (byte)';', positions, out var isAscii);

            var expected = bytes.Index().Where(one => one.Item is 0 or (byte)'"' or (byte)';' or (byte)'\n' or (byte)'\r').Select(one => one.Index);
            positions[..count].Should().Equal(expected);
            isAscii.Should().Be(bytes.All(value => value < 0x80));
        });
}
