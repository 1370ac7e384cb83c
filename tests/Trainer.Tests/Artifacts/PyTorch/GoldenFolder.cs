using System.Text.Json;
using Trainer.Artifacts.PyTorch;

namespace Trainer.Tests.Artifacts.PyTorch;

/// <summary>A folder of files that real fastai wrote, and the tensors they hold by its manifest.</summary>
internal sealed class GoldenFolder(string path)
{
    private readonly JsonElement _manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "manifest.json"))).RootElement;
    private readonly byte[] _tensors = File.ReadAllBytes(Path.Combine(path, "tensors.bin"));

    /// <summary>
    /// The folders below <c>GOLDEN_FIXTURES</c> that hold such files; where that is not set, the copies under <c>tests/</c> and
    /// the rest of <c>../shared</c>.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> With(string pattern)
    {
        var copies = Repository.PathOf("tests", "Trainer.Tests", "Fixtures", "pytorch");
        var shared = Path.Combine(Repository.Root, "..", "shared", "fixtures");
        string[] roots = Environment.GetEnvironmentVariable("GOLDEN_FIXTURES") is { Length: > 0 } given ? [given] : [copies, shared];
        return roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Where(folder => Directory.EnumerateFiles(folder, pattern).Any())
            .DistinctBy(Path.GetFileName)
            .Select(folder => new TheoryDataRow<string>(folder));
    }

    public JsonElement Values => _manifest.GetProperty("values");

    public string PathOf(string file) => Path.Combine(path, file);

    public IEnumerable<string> Files(string pattern) => Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal);

    public IReadOnlyList<string> StateDictKeys =>
        [.. Values.GetProperty("state_dict_keys_in_order").EnumerateArray().Select(entry => entry[0].GetString()!)];

    /// <returns>The tensor of the model's state dict under that name; null when the model has none.</returns>
    public TensorData? Find(string name)
    {
        if (!_manifest.GetProperty("tensors").TryGetProperty($"sd/{name}", out var entry))
            return null;
        var type = Enum.Parse<ElementType>(entry.GetProperty("dtype").GetString()!, ignoreCase: true);
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        return new(type, shape, _tensors.AsMemory(entry.GetProperty("offset").GetInt32(), entry.GetProperty("nbytes").GetInt32()));
    }
}
