using System.Text.Json;

namespace PyTorchFiles.Tests;

/// <summary>A folder of files that real fastai wrote, with the tensors listed in its manifest.</summary>
internal sealed class GoldenFolder(string path)
{
    private readonly JsonElement _manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "manifest.json"))).RootElement;
    private readonly byte[] _tensors = File.ReadAllBytes(Path.Combine(path, "tensors.bin"));

    public JsonElement Values => _manifest.GetProperty("values");

    public string PathOf(string file) => Path.Combine(path, file);

    public IEnumerable<string> Files(string pattern) => Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal);

    public IReadOnlyList<string> StateDictKeys =>
        [.. Values.GetProperty("state_dict_keys_in_order").EnumerateArray().Select(entry => entry[0].GetString()!)];

    /// <returns>The tensor with that name in the state dict of the model, or null if there is none.</returns>
    public TensorData? Find(string name)
    {
        if (!_manifest.GetProperty("tensors").TryGetProperty($"sd/{name}", out var entry))
            return null;
        var type = Enum.Parse<ElementType>(entry.GetProperty("dtype").GetString()!, ignoreCase: true);
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        return new(type, shape, _tensors.AsMemory(entry.GetProperty("offset").GetInt32(), entry.GetProperty("nbytes").GetInt32()));
    }
}
