using System.Runtime.InteropServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace Trainer.Tests.Model;

/// <summary>Numbers dumped from the real fastai: values in <c>manifest.json</c>, tensors in <c>tensors.bin</c>.</summary>
public sealed class GoldenFixture : IDisposable
{
    private readonly JsonDocument _manifest;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, Tensor> _tensors = [];

    private GoldenFixture(string folder)
    {
        _manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var file = _manifest.RootElement.GetProperty("tensors_file").GetString();
        _bytes = file is null ? [] : File.ReadAllBytes(Path.Combine(folder, file));
    }

    public JsonElement Values => _manifest.RootElement.GetProperty("values");

    /// <summary>Opens a fixture by its name: see <see cref="Golden.Fixtures"/>.</summary>
    public static GoldenFixture Open(string name) => new(Golden.Fixtures(name));

    /// <summary>Opens a fixture by its folder: see <see cref="Golden.FixturesLike"/>.</summary>
    public static GoldenFixture In(string folder) => new(folder);

    public bool Has(string name) => Tensors.TryGetProperty(name, out _);

    public Tensor Tensor(string name)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
            _tensors[name] = tensor = Read(Tensors.GetProperty(name)).DetachFromDisposeScope();
        return tensor;
    }

    /// <summary>The tensors below a prefix, under the rest of their names.</summary>
    public Dictionary<string, Tensor> Below(string prefix) => Tensors.EnumerateObject()
        .Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Name[prefix.Length..], entry => Tensor(entry.Name));

    public void Dispose()
    {
        _manifest.Dispose();
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    private JsonElement Tensors => _manifest.RootElement.GetProperty("tensors");

    private Tensor Read(JsonElement entry)
    {
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        var bytes = _bytes.AsSpan(entry.GetProperty("offset").GetInt32(), entry.GetProperty("nbytes").GetInt32());
        return entry.GetProperty("dtype").GetString() switch
        {
            "float32" => tensor(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), shape),
            "int64" => tensor(MemoryMarshal.Cast<byte, long>(bytes).ToArray(), shape),
            "uint8(bool)" => tensor(bytes.ToArray().Select(value => value != 0).ToArray(), shape),
            var type => throw new InvalidDataException($"dtype {type}"),
        };
    }
}
