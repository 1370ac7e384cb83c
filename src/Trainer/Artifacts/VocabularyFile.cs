using System.Text.Json;
using PyTorchFiles;
using Text;

namespace Trainer.Artifacts;

/// <summary>Reads vocabulary files: fastai's <c>vocab.pkl</c>, or a JSON list of tokens such as a model file's <c>vocab.json</c>.</summary>
internal static class VocabularyFile
{
    /// <summary>The largest JSON file, enough for 16 million tokens.</summary>
    private const long LargestJson = 256 << 20;

    /// <summary>Reads either format. The first character of the file selects the format.</summary>
    /// <exception cref="PyTorchFileException">The file is missing, damaged or malicious, or is not a vocabulary.</exception>
    public static Vocabulary Read(string path)
    {
        var tokens = SourceFile.Read(path, path, stream => stream.ReadByte() == '[' ? ReadJson(stream) : null) ?? PickleFile.ReadStrings(path);
        return tokens.Count > 0 ? new Vocabulary(tokens) : throw new PyTorchFileException(path, "it holds no tokens. Check the path.");
    }

    private static IReadOnlyList<string> ReadJson(Stream stream)
    {
        if (stream.Length > LargestJson)
            throw new InvalidDataException($"it is larger than {LargestJson >> 20} MiB. Check the path.");
        stream.Position = 0;
        try
        {
            var tokens = JsonSerializer.Deserialize<string[]>(stream)!;
            return !tokens.Contains(null) ? tokens : throw new InvalidDataException("a token in it is null. Write it again.");
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $" in line {number + 1}" : "";
            throw new InvalidDataException($"it is not a valid JSON list of tokens{line}. Copy it again.", e);
        }
    }
}
