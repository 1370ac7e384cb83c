using System.Security.Cryptography;
using Faults;
using Storage;

namespace Trainer.Pretrained.Archives;

/// <summary>Unpacks a <c>.tgz</c> with one language model: a <c>.pth</c> and a <c>.pkl</c> with any name in any folder.</summary>
internal static class PretrainedArchive
{
    private const int MostEntries = 1000;
    private const long MostWeights = 2L << 30, MostVocabulary = 64L << 20, MostInAll = 4L << 30;

    /// <summary>The largest padding after the end of an archive: tar fills its last record with zeros.</summary>
    private const long LongestRest = 1 << 20;

    /// <summary>
    /// Writes the first <c>.pth</c> and the first <c>.pkl</c> as <see cref="BucketLayout.Weights"/> and
    /// <see cref="BucketLayout.PretrainedVocabulary"/>, and nothing else.
    /// </summary>
    /// <returns>The written files by name.</returns>
    /// <exception cref="InvalidDataException">
    /// The archive is damaged or malicious, or lacks one of the two files; the message is a clause.
    /// </exception>
    public static IReadOnlyDictionary<string, CachedFile> Unpack(string archive, string folder, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, CachedFile>();
        using var file = File.OpenRead(archive);
        using var content = new GzipContent(file);
        var (entries, announced) = (0, 0L);
        while (TarHeader.Read(content) is { } entry)
        {
            Check(entry);
            announced = entry.Length <= MostInAll ? announced + entry.Length : long.MaxValue;
            if (++entries > MostEntries || announced > MostInAll)
                throw new InvalidDataException($"it holds more than {MostEntries} entries or {MostInAll >> 30} GiB; refused as a bomb");
            if (NameFor(entry) is { } name && !kept.ContainsKey(name))
                kept.Add(name, Write(content, entry.Length, Path.Combine(folder, name), cancellation));
            else
                content.Skip(entry.Length);
            content.Skip(entry.Padding);
        }

        content.Finish(LongestRest);
        foreach (var (name, kind) in new[] { (BucketLayout.Weights, ".pth"), (BucketLayout.PretrainedVocabulary, ".pkl") })
        {
            if (!kept.ContainsKey(name))
                throw new InvalidDataException($"it holds no {kind} file");
        }

        return kept;
    }

    /// <summary>
    /// Rejects unsafe entries. No file is written under an entry's name, but an archive with unsafe entries is not trustworthy.
    /// </summary>
    private static void Check(TarHeader entry)
    {
        var name = entry.Name;
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains(".."))
            throw new InvalidDataException($"its entry {Printable.Of(name)} points outside the archive; refused");
        if (!entry.IsFile && !entry.IsFolder)
            throw new InvalidDataException($"its entry {Printable.Of(name)} is neither a file nor a folder; refused");
    }

    /// <returns>The file name for the entry; null to skip it, such as the hidden metadata files of macOS.</returns>
    private static string? NameFor(TarHeader entry)
    {
        if (entry.IsFolder || Path.GetFileName(entry.Name).StartsWith('.'))
            return null;
        return Path.GetExtension(entry.Name) switch
        {
            ".pth" when entry.Length <= MostWeights => BucketLayout.Weights,
            ".pkl" when entry.Length <= MostVocabulary => BucketLayout.PretrainedVocabulary,
            ".pth" or ".pkl" => throw new InvalidDataException(
                $"its entry {Printable.Of(entry.Name)} has {entry.Length} bytes; at most {MostWeights >> 30} GiB of weights and "
                + $"{MostVocabulary >> 20} MiB of vocabulary are accepted"),
            _ => null,
        };
    }

    private static CachedFile Write(GzipContent content, long length, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[128 * 1024];
        for (var rest = length; rest > 0; rest -= buffer.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(rest, buffer.Length));
            content.ReadExactly(part);
            hash.AppendData(part);
            target.Write(part);
        }

        return new(length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
