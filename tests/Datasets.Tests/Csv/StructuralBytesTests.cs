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

            positions[..count].Should().Equal(bytes.Index().Where(one => "\0\";\n\r".Contains((char)one.Item)).Select(one => one.Index));
            isAscii.Should().Be(bytes.All(value => value < 0x80));
        });
}
