using System.Formats.Tar;
using System.IO.Compression;

namespace Trainer.Tests.Pretrained.Archives;

/// <summary>Packs the entries of a test into a <c>.tgz</c>.</summary>
internal static class TinyArchive
{
    public static readonly byte[] Weights = Noise(300_000, seed: 1), Vocabulary = Noise(5_000, seed: 2);

    /// <summary>An archive with the names of fastai's archive and additional files.</summary>
    public static byte[] English(TarEntryFormat format = TarEntryFormat.Pax) => Of(format,
        File("wt103-fwd/._lstm_fwd.pth", [1], format),
        File("wt103-fwd/README.txt", [2], format),
        File("wt103-fwd/lstm_fwd.pth", Weights, format),
        File("wt103-fwd/more/second.pth", [3], format),
        File("wt103-fwd/itos_wt103.pkl", Vocabulary, format));

    public static byte[] Of(params TarEntry[] entries) => Of(TarEntryFormat.Pax, entries);

    public static byte[] Of(TarEntryFormat format, params TarEntry[] entries)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            foreach (var entry in entries)
                writer.WriteEntry(entry);
        }

        return Gzip(tar.ToArray());
    }

    public static TarEntry File(string name, byte[] content, TarEntryFormat format = TarEntryFormat.Pax)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
            _ => new PaxTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = new MemoryStream(content);
        return entry;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Noise(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
