using System.Text;
using Kernels.Native.Build;

namespace Kernels.Tests.Native;

public sealed class ElfVersionNeedTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private readonly byte[] _built = File.ReadAllBytes(BuiltLibrary.Path);

    [Fact]
    public void What_was_built_holds_a_weak_need() =>
        ElfVersionNeed.Weaken(_built, Version).Should().Be(VersionNeed.AlreadyWeak);

    [Fact]
    public void An_unused_strong_need_becomes_weak_by_one_bit_and_stays_so()
    {
        var strong = Strong();
        var weakened = strong.ToArray();

        ElfVersionNeed.Weaken(weakened, Version).Should().Be(VersionNeed.Weakened);
        var changed = Enumerable.Range(0, strong.Length).Single(i => strong[i] != weakened[i]);
        (strong[changed] ^ weakened[changed]).Should().Be(2);

        ElfVersionNeed.Weaken(weakened, Version).Should().Be(VersionNeed.AlreadyWeak);
        weakened.Should().Equal(_built);
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.30", VersionNeed.InUse)]
    [InlineData("GLIBC_2.34", VersionNeed.InUse)]
    [InlineData("GLIBCXX_9.9.99", VersionNeed.Absent)]
    public void A_need_that_is_in_use_or_absent_is_left_alone(string version, VersionNeed expected)
    {
        var bytes = _built.ToArray();

        ElfVersionNeed.Weaken(bytes, version).Should().Be(expected);
        bytes.Should().Equal(_built);
    }

    [Fact]
    public void What_is_no_ELF64_file_is_left_alone()
    {
        var text = Encoding.UTF8.GetBytes(new string('x', 100));
        var elf32 = _built.ToArray();
        elf32[4] = 1;

        ElfVersionNeed.Weaken([], Version).Should().Be(VersionNeed.NotElf);
        ElfVersionNeed.Weaken(text, Version).Should().Be(VersionNeed.NotElf);
        ElfVersionNeed.Weaken(elf32, Version).Should().Be(VersionNeed.NotElf);
        ElfVersionNeed.Weaken(_built[..(_built.Length / 2)], Version).Should().Be(VersionNeed.NotElf);
        ElfVersionNeed.Weaken(_built[..70], Version).Should().Be(VersionNeed.NotElf);
    }

    /// <summary>The library from its package. The entry of the need is the System V hash of its name, followed by the flags.</summary>
    private byte[] Strong()
    {
        uint hash = 0;
        foreach (var character in Version)
        {
            hash = (hash << 4) + character;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        var strong = _built.ToArray();
        var entry = strong.AsSpan().IndexOf((byte[])[.. BitConverter.GetBytes(hash), 2, 0]);
        entry.Should().BePositive();
        strong[entry + 4] = 0;
        return strong;
    }
}
