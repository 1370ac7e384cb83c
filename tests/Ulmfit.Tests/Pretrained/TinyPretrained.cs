using System.Text.Json;
using PyTorchFiles;
using Settings;
using Ulmfit.Model;
using Ulmfit.Pretrained;

namespace Ulmfit.Tests.Pretrained;

/// <summary>A tiny pretrained language model in a temporary folder.</summary>
internal sealed class TinyPretrained : IDisposable
{
    public static readonly string[] Tokens = ["xxunk", "xxpad", "▁le", "▁la", "▁chat", "xxfake", "xxfake", "xxfake"];

    private readonly TempFolder _folder = new();

    public TinyPretrained(Architecture architecture = Architecture.AwdLstm)
    {
        Config = new() { Architecture = architecture, EmbeddingSize = 3, HiddenSize = 4, Layers = 2 };
        foreach (var tensor in EncoderShapes.OfLanguageModel(Config, Tokens.Length))
        {
            Weights.Add(tensor.Name, tensor.TiedTo is { } first
                ? Weights[first]
                : Values(tensor.Shape, seed: Weights.Count));
        }

        Settings = new()
        {
            ["emb_sz"] = Config.EmbeddingSize,
            ["n_hid"] = Config.HiddenSize,
            ["n_layers"] = Config.Layers,
            ["qrnn"] = architecture == Architecture.AwdQrnn,
        };
    }

    public EncoderConfig Config { get; }

    public OrderedDictionary<string, TensorData> Weights { get; } = [];

    public Dictionary<string, object>? Settings { get; set; }

    public string Folder => _folder.Path;

    public static TensorData Values(long[] shape, int seed = 0)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return TensorData.Of<float>([.. Enumerable.Range(0, (int)count).Select(i => ((i * 7) + seed) % 100 / 100f)], shape);
    }

    /// <summary>Writes the files with the current content.</summary>
    public PretrainedFiles Write(IEnumerable<string>? tokens = null)
    {
        var weights = new StateDict();
        foreach (var (name, tensor) in Weights)
            weights.Add(name, tensor);
        PyTorchFile.Write(_folder.PathOf("weights.pth"), weights);
        PickleFile.WriteStrings(_folder.PathOf("vocab.pkl"), tokens ?? Tokens);
        File.Delete(_folder.PathOf("config.json"));
        if (Settings is not null)
            _folder.Write("config.json", JsonSerializer.Serialize(Settings));
        return new(
            _folder.PathOf("weights.pth"),
            _folder.PathOf("vocab.pkl"),
            Settings is null ? null : _folder.PathOf("config.json"),
            "gs://bucket/pretrained/fr/forward");
    }

    public void Dispose() => _folder.Dispose();
}
