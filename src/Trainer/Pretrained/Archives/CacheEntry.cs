using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Storage;
using Trainer.Pretrained.Files;
using Ulmfit.Pretrained;

namespace Trainer.Pretrained.Archives;

/// <summary>
/// A language model in the cache: its files, and a record of their lengths and hashes, which are checked before each use.
/// </summary>
/// <remarks>
/// The folder is renamed to its final name when it is complete. Hashing an English model of about 200 MB takes about a second.
/// </remarks>
internal sealed class CacheEntry
{
    private const string RecordName = "record.json";

    private static readonly string[] Names = [BucketLayout.Weights, BucketLayout.PretrainedVocabulary];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _cache, _key, _source;

    /// <summary>Determines the paths of an entry.</summary>
    /// <param name="cache">The folder of all entries.</param>
    /// <param name="source">The address of the archive, which identifies the entry.</param>
    public CacheEntry(string cache, Uri source)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.AbsoluteUri)));
        _cache = cache;
        _key = $"{Path.GetFileNameWithoutExtension(source.AbsolutePath)}-{hash[..8]}";
        _source = ArchiveDownload.Shown(source);
    }

    /// <summary>The folder of the entry.</summary>
    public string Folder => Path.Combine(_cache, _key);

    /// <summary>The path of the file lock.</summary>
    public string LockPath => Path.Combine(_cache, $"{_key}.lock");

    /// <summary>The path of the incomplete download.</summary>
    public string PartialPath => Path.Combine(_cache, $"{_key}.tgz.partial");

    /// <summary>The files of the model.</summary>
    public PretrainedFiles Files => PretrainedFolder.Files(Folder) with { Config = null };

    /// <summary>Checks the entry.</summary>
    /// <returns>Null if the entry is valid; an empty text if it does not exist; otherwise the description of the problem.</returns>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Folder))
            return "";
        if (ReadRecord() is not { } record)
            return $"{RecordName} cannot be read";
        foreach (var name in Names)
        {
            if (await ProblemAsync(name, record.Files.GetValueOrDefault(name), cancellation) is { } problem)
                return $"{name} {problem}";
        }

        return null;
    }

    /// <summary>Replaces the entry by the model of an archive, atomically.</summary>
    /// <exception cref="InvalidDataException"><inheritdoc cref="PretrainedArchive.Unpack"/></exception>
    public void Publish(string archive, CancellationToken cancellation)
    {
        foreach (var leftOver in Directory.GetDirectories(_cache, $".{_key}.*"))
            Directory.Delete(leftOver, recursive: true);
        var folder = Directory.CreateDirectory(Path.Combine(_cache, $".{_key}.{Guid.NewGuid():N}")).FullName;
        try
        {
            var record = new Record(_source, PretrainedArchive.Unpack(archive, folder, cancellation));
            File.WriteAllText(Path.Combine(folder, RecordName), JsonSerializer.Serialize(record, Json));
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
            Directory.Move(folder, Folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private async Task<string?> ProblemAsync(string name, CachedFile? expected, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(Folder, name));
            if (stream.Length != expected?.Bytes)
                return $"has {stream.Length} bytes instead of {expected?.Bytes ?? 0}";
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            return hash == expected.Sha256 ? null : "does not match its checksum";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "is missing";
        }
    }

    private Record? ReadRecord()
    {
        try
        {
            var record = JsonSerializer.Deserialize<Record>(File.ReadAllText(Path.Combine(Folder, RecordName)), Json);
            return record?.Files is null ? null : record;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private sealed record Record(string Source, IReadOnlyDictionary<string, CachedFile> Files);
}
