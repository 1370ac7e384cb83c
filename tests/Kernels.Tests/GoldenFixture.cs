using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Values recorded from the real fastai: numbers in <c>manifest.json</c>, tensors in <c>tensors.bin</c>.</summary>
public sealed class GoldenFixture : IDisposable
{
    private readonly JsonDocument _manifest;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, Tensor> _tensors = [];

    private GoldenFixture(string folder)
    {
        Folder = folder;
        _manifest = JsonDocument.Parse(File.ReadAllText(PathOf("manifest.json")));
        var file = _manifest.RootElement.GetProperty("tensors_file").GetString();
        _bytes = file is null ? [] : File.ReadAllBytes(PathOf(file));
    }

    public string Folder { get; }

    public string Name => Path.GetFileName(Folder);

    public JsonElement Values => _manifest.RootElement.GetProperty("values");

    /// <summary>Opens a fixture by name; see <see cref="Golden.Fixtures"/>.</summary>
    public static GoldenFixture Open(string name) => new(Golden.Fixtures(name));

    /// <summary>Opens a fixture by folder; see <see cref="Golden.FixturesLike"/>.</summary>
    public static GoldenFixture In(string folder) => new(folder);

    /// <summary>
    /// Returns a row for each value of each fixture whose name starts with the given text: the folder and the name of the value.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string, string>> Cases(string fixture, string value)
    {
        var folders = Golden.FixturesLike(fixture).ToArray();
        TheoryDataRow<string, string>[] rows = [.. folders.Where(row => row.Skip is null).SelectMany(row => CasesIn(row.Data, value))];
        return rows.Length > 0
            ? rows
            : [new TheoryDataRow<string, string>("", "") { Skip = folders[0].Skip ?? $"{fixture}* holds no {value}*" }];
    }

    /// <summary>Returns a value, or skips the test if there is none.</summary>
    public JsonElement Require(string value)
    {
        if (!Values.TryGetProperty(value, out var found))
            Assert.Skip($"{Name} holds no {value}");
        return found;
    }

    /// <summary>
    /// Returns a number from the values, from their <c>config</c>, or from the text of the manifest: <c>name=3</c> or <c>name(its
    /// meaning)=3</c>.
    /// </summary>
    public double? FindNumber(string name)
    {
        if (Values.TryGetProperty(name, out var value)
            || (Values.TryGetProperty("config", out var config) && config.TryGetProperty(name, out value)))
            return value.GetDouble();
        return FindTold($@"\b{name}(?:\([^)]*\))?\s*=\s*([\d.]+(?:e-?\d+)?)");
    }

    /// <inheritdoc cref="FindNumber"/>
    /// <remarks>Skips the test if there is none.</remarks>
    public double Number(string name) => Required(FindNumber(name), name);

    /// <summary>Returns the number that the first group of a pattern captures in the text of the manifest, or skips the test.</summary>
    public double Told(string pattern, string name) => Required(FindTold(pattern), name);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public bool Has(string name) => Tensors.TryGetProperty(name, out _);

    /// <summary>Returns a tensor, or skips the test if there is none.</summary>
    public Tensor Tensor(string name)
    {
        if (_tensors.TryGetValue(name, out var tensor))
            return tensor;
        if (!Tensors.TryGetProperty(name, out var entry))
            Assert.Skip($"{Name} holds no tensor {name}");
        return _tensors[name] = Read(entry).DetachFromDisposeScope();
    }

    /// <summary>Returns the tensors with a prefix, by the rest of their names.</summary>
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

    private double? FindTold(string pattern) =>
        Regex.Match(_manifest.RootElement.GetProperty("how").GetString()!, pattern) is { Success: true } match
            ? double.Parse(match.Groups[1].Value.TrimEnd('.'), CultureInfo.InvariantCulture)
            : null;

    private double Required(double? number, string name)
    {
        if (number is null)
            Assert.Skip($"{Name} has no {name}");
        return number.Value;
    }

    private static TheoryDataRow<string, string>[] CasesIn(string folder, string value)
    {
        using var fixture = In(folder);
        return
        [
            .. fixture.Values.EnumerateObject().Select(entry => entry.Name)
                .Where(name => name.StartsWith(value, StringComparison.Ordinal))
                .Select(name => new TheoryDataRow<string, string>(folder, name) { TestDisplayName = $"{fixture.Name} {name}" }),
        ];
    }

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
