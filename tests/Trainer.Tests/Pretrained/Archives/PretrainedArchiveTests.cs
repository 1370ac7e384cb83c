using System.Diagnostics;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Trainer.Pretrained.Archives;

namespace Trainer.Tests.Pretrained.Archives;

public sealed class PretrainedArchiveTests : IDisposable
{
    /// <summary>The largest allocation of a rejection, including garbage.</summary>
    private const long MemoryBound = 16L << 20;

    private static readonly TarEntry[] Model = [TinyArchive.File("m/a.pth", [1, 2]), TinyArchive.File("m/a.pkl", [3])];

    private static readonly byte[] Honest = TinyArchive.English();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Pax)]
    public void The_first_weights_and_the_first_vocabulary_are_kept_and_nothing_else(TarEntryFormat format)
    {
        var kept = Unpack(TinyArchive.English(format));

        Directory.GetFileSystemEntries(_folder.PathOf("out")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("weights.pth", "vocab.pkl");
        File.ReadAllBytes(_folder.PathOf("out", "weights.pth")).Should().Equal(TinyArchive.Weights);
        File.ReadAllBytes(_folder.PathOf("out", "vocab.pkl")).Should().Equal(TinyArchive.Vocabulary);
        kept["weights.pth"].Should().Be(
            new CachedFile(TinyArchive.Weights.Length, Convert.ToHexStringLower(SHA256.HashData(TinyArchive.Weights))));
    }

    [Fact]
    public void What_tar_itself_packs_is_read()
    {
        var tar = Tools.Require("tar");
        var deep = $"{new string('d', 90)}/{new string('e', 90)}";
        _folder.Write($"in/{deep}/{new string('w', 200)}.pth", "weights");
        _folder.Write($"in/{deep}/vocab.pkl", "vocabulary");
        using (var packing = Process.Start(tar, ["-C", _folder.PathOf("in"), "-czf", _folder.PathOf("model.tgz"), "."]))
            packing.WaitForExit();

        Unpack(File.ReadAllBytes(_folder.PathOf("model.tgz")));

        File.ReadAllText(_folder.PathOf("out", "weights.pth")).Should().Be("weights");
        File.ReadAllText(_folder.PathOf("out", "vocab.pkl")).Should().Be("vocabulary");
    }

    [Fact]
    public void An_archive_that_is_more_or_less_than_a_model_is_refused_in_bounded_memory()
    {
        (string What, byte[] File)[] refused =
        [
            ("nothing", []),
            ("a single byte", [0x1f]),
            ("a text", "not an archive at all"u8.ToArray()),
            ("a gzip file of text", TinyArchive.Gzip(Encoding.ASCII.GetBytes(new string('x', 2000)))),
            ("a gzip file of nothing", TinyArchive.Gzip([])),
            ("no vocabulary", TinyArchive.Of(TinyArchive.File("a.pth", [1]))),
            ("no weights", TinyArchive.Of(TinyArchive.File("a.pkl", [1]))),
            ("hidden files only", TinyArchive.Of(TinyArchive.File("m/._a.pth", [1]), TinyArchive.File(".a.pkl", [1]))),
            ("a name that climbs out", TinyArchive.Of([.. Model, TinyArchive.File("m/../../a", [1])])),
            ("a name from the root", TinyArchive.Of([.. Model, TinyArchive.File("/etc/passwd", [1])])),
            ("a name with backslashes", TinyArchive.Of([.. Model, TinyArchive.File("..\\a", [1])])),
            ("a name on a drive", TinyArchive.Of([.. Model, TinyArchive.File("c:a\u001b[2J", [1])])),
            ("a symbolic link", TinyArchive.Of([new PaxTarEntry(TarEntryType.SymbolicLink, "a.pth") { LinkName = "/etc" }, .. Model])),
            ("a hard link", TinyArchive.Of([new PaxTarEntry(TarEntryType.HardLink, "a.pth") { LinkName = "b" }, .. Model])),
            ("a device", TinyArchive.Of([new PaxTarEntry(TarEntryType.BlockDevice, "sda"), .. Model])),
            ("a pipe", TinyArchive.Of([new PaxTarEntry(TarEntryType.Fifo, "a.pth"), .. Model])),
            ("too many entries", TinyArchive.Of([.. Enumerable.Range(0, 1001).Select(i => TinyArchive.File($"{i}", []))])),
            ("weights of 3 GiB", TinyArchive.Gzip(Header("a.pth", 3L << 30))),
            ("a vocabulary of 65 MiB", TinyArchive.Gzip(Header("a.pkl", 65L << 20))),
            ("5 GiB of something", TinyArchive.Gzip(Header("a.bin", 5L << 30))),
            ("a name of 2 GiB", TinyArchive.Gzip(Header("././@LongLink", (1L << 31) - 1, 'L'))),
            ("a name of 1 GiB", TinyArchive.Gzip(Header("././@LongLink", 1L << 30, 'L'))),
            ("attributes of 1 GiB", TinyArchive.Gzip(Header("././@PaxHeader", 1L << 30, 'x'))),
            ("attributes that are none", TinyArchive.Gzip([.. Header("././@PaxHeader", 512, 'x'), .. new byte[1024]])),
            ("nine names of an entry", TinyArchive.Gzip([.. Enumerable.Range(0, 9).SelectMany(_ => Header("././@LongLink", 0, 'L')[..512])])),
            ("8 EiB of something", TinyArchive.Gzip(Patched(Header("a.bin", 0), 124, [0x80, 0, 0, 0, 0x7f, .. new byte[7]]))),
            ("a negative length", TinyArchive.Gzip(Patched(Header("a.bin", 0), 124, [.. Enumerable.Repeat((byte)0xff, 12)]))),
            ("a header of a wrong checksum", TinyArchive.Gzip([(byte)'b', .. Header("a.pth", 1)[1..]])),
            ("half a header", TinyArchive.Gzip(Header("a.pth", 1)[..256])),
            ("an entry that is not there", TinyArchive.Gzip(Header("a.pth", 100_000))),
            ("2 MiB after its end", TinyArchive.Gzip([.. Tar(), .. new byte[2 << 20]])),
            ("a wrong checksum", [.. Honest[..^8], .. new byte[4], .. Honest[^4..]]),
            ("a wrong length", [.. Honest[..^1], 1]),
            ("a missing trailer", Honest[..^8]),
            ("two thirds of it", Honest[..(Honest.Length * 2 / 3)]),
            ("two archives", [.. Honest, .. Honest]),
        ];
        var messages = new StringBuilder();
        foreach (var (what, file) in refused)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = Assert.Throws<InvalidDataException>(() => Unpack(file));
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MemoryBound, what);
            messages.AppendLine($"# {what}").AppendLine(fault.Message);
        }

        Snapshot.Match(messages.ToString(), "Trainer.Tests/Snapshots/pretrained-archive-refusals.txt");
    }

    [Fact(Timeout = 60_000)]
    public Task A_damaged_archive_is_unpacked_or_refused_and_nothing_else() => Task.Run(
        () => Fuzz(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private void Fuzz(CancellationToken cancellation)
    {
        var tar = Tar();
        for (var seed = 0; seed < 400; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            var random = new Random(seed);
            var damaged = tar.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                damaged[random.Next(random.Next(2) == 0 ? 2048 : damaged.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                damaged = damaged[..random.Next(damaged.Length)];

            if (Record.Exception(() => Unpack(TinyArchive.Gzip(damaged))) is { } fault)
                fault.Should().BeOfType<InvalidDataException>($"seed {seed}");
        }
    }

    private static byte[] Tar()
    {
        using var content = new MemoryStream();
        using (var writer = new TarWriter(content, TarEntryFormat.Gnu, leaveOpen: true))
        {
            writer.WriteEntry(TinyArchive.File($"m/{new string('n', 150)}.pth", TinyArchive.Weights[..3000], TarEntryFormat.Gnu));
            writer.WriteEntry(TinyArchive.File("m/a.pkl", TinyArchive.Vocabulary, TarEntryFormat.Gnu));
        }

        return content.ToArray();
    }

    /// <summary>A tar header that announces more bytes than follow.</summary>
    private static byte[] Header(string name, long length, char type = '0')
    {
        var header = new byte[1024];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        "0000644\0"u8.CopyTo(header.AsSpan(100));
        "0000000\0"u8.CopyTo(header.AsSpan(108));
        "0000000\0"u8.CopyTo(header.AsSpan(116));
        Encoding.ASCII.GetBytes(Convert.ToString(length, 8).PadLeft(11, '0')).CopyTo(header, 124);
        "00000000000\0"u8.CopyTo(header.AsSpan(136));
        header[156] = (byte)type;
        "ustar  \0"u8.CopyTo(header.AsSpan(257));
        return Patched(header, 0, []);
    }

    /// <summary>A header with changed bytes and a matching checksum.</summary>
    private static byte[] Patched(byte[] header, int at, byte[] bytes)
    {
        bytes.CopyTo(header, at);
        "        "u8.CopyTo(header.AsSpan(148));
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0')).CopyTo(header, 148);
        header[154] = 0;
        return header;
    }

    private IReadOnlyDictionary<string, CachedFile> Unpack(byte[] archive)
    {
        if (Directory.Exists(_folder.PathOf("out")))
            Directory.Delete(_folder.PathOf("out"), recursive: true);
        Directory.CreateDirectory(_folder.PathOf("out"));
        File.WriteAllBytes(_folder.PathOf("archive.tgz"), archive);
        return PretrainedArchive.Unpack(_folder.PathOf("archive.tgz"), _folder.PathOf("out"), CancellationToken.None);
    }
}
