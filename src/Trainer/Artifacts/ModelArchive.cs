using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faults;
using PyTorchFiles;
using Settings;
using Text.SentencePiece;
using Trainer.Configuration;

namespace Trainer.Artifacts;

/// <summary>Reads the entries of an untrusted model file.</summary>
/// <remarks>Every method throws <see cref="InvalidDataException"/> with a sentence as its message when an entry is not valid.</remarks>
internal sealed class ModelArchive(string path) : IDisposable
{
    /// <summary>The largest text entry, enough for 16 million tokens; a larger one is treated as a decompression bomb.</summary>
    private const long LargestText = 256 << 20;

    private readonly ZipArchive _archive = Open(path);

    /// <summary>The content of <c>model.json</c>.</summary>
    public ModelDescription Description()
    {
        var json = Text(ModelFile.DescriptionEntry);
        // A later version may have another structure, so the version is checked before the rest is read.
        var version = Parse<FormatVersionOnly>(ModelFile.DescriptionEntry, json).FormatVersion;
        return version switch
        {
            ModelDescription.CurrentVersion => Parse<ModelDescription>(ModelFile.DescriptionEntry, json),
            ModelDescription.FlatSettingsVersion or ModelDescription.OneThresholdVersion => Parse<ModelDescription>(
                ModelFile.DescriptionEntry, FlatSettings.ToSections(Parse<JsonObject>(ModelFile.DescriptionEntry, json))),
            _ => throw new InvalidDataException(
                $"its format is version {version}, and this trainer reads versions {ModelDescription.OneThresholdVersion} "
                + $"to {ModelDescription.CurrentVersion}."),
        };
    }

    /// <summary>The tokens of <c>vocab.json</c>.</summary>
    public IReadOnlyList<string> Vocabulary()
    {
        var tokens = Parse<string[]>(ModelFile.VocabularyEntry, Text(ModelFile.VocabularyEntry));
        return !tokens.Contains(null) ? tokens : throw new InvalidDataException($"{ModelFile.VocabularyEntry} holds an empty token.");
    }

    /// <summary>The weights of one direction.</summary>
    /// <exception cref="PyTorchFileException">The weights are damaged or malicious.</exception>
    public StateDict Weights(Direction direction)
    {
        var name = ModelFile.WeightsEntry(direction);
        var entry = Entry(name);
        if (entry.CompressedLength != entry.Length)
            throw new InvalidDataException($"{name} is compressed.");
        if (entry.Length > new FileInfo(path).Length)
            throw new InvalidDataException($"{name} claims to be larger than the file.");
        if (entry.Length > Array.MaxLength)
            throw new InvalidDataException($"{name} is larger than {Array.MaxLength >> 20} MiB.");
        using var seekable = new MemoryStream(Bytes(entry), writable: false);
        return PyTorchFile.ReadStateDict(seekable, $"{path}/{name}");
    }

    /// <summary>The SentencePiece model; null for a classifier that splits texts into words.</summary>
    /// <exception cref="FaultException">The model is damaged.</exception>
    public SentencePieceModel? SentencePiece() => _archive.GetEntry(ModelFile.SentencePieceEntry) is null
        ? null
        : SentencePieceModel.Parse(Text(ModelFile.SentencePieceEntry), $"{path}/{ModelFile.SentencePieceEntry}");

    public void Dispose() => _archive.Dispose();

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new FaultException(FaultKind.Data, $"{path}: it cannot be opened. Check its permissions.", exception);
        }
    }

    private static T Parse<T>(string name, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, SettingsJson.Options) ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" in line {number + 1}" : "";
            throw new InvalidDataException($"{name} does not hold the expected JSON{line}.", exception);
        }
    }

    private byte[] Text(string name)
    {
        var entry = Entry(name);
        return entry.Length <= LargestText
            ? Bytes(entry)
            : throw new InvalidDataException($"{name} is larger than {LargestText >> 20} MiB.");
    }

    private ZipArchiveEntry Entry(string name) => _archive.GetEntry(name) ?? throw new InvalidDataException($"it has no {name}.");

    /// <returns>The entry's content, checked against its CRC.</returns>
    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)entry.Length));
        using var stream = entry.Open();
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length == bytes.Length && stream.ReadByte() < 0 && Crc32.HashToUInt32(bytes) == entry.Crc32
            ? bytes
            : throw new InvalidDataException($"{entry.FullName} does not match its checksum.");
    }

    private sealed record FormatVersionOnly(int FormatVersion);
}
