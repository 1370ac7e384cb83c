using System.Diagnostics;
using Kernels;
using Kernels.Reading;
using Settings;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>An encoder from token ids to features: an embedding and recurrent layers with all dropouts of AWD-LSTM.</summary>
internal sealed class AwdEncoder : IDisposable
{
    private readonly EncoderConfig _config;
    private readonly IDropoutMasks _masks;
    private readonly NetworkKernels _kernels;
    private readonly IRecurrentLayer[] _layers;

    public AwdEncoder(int vocabularySize, EncoderConfig config, ModelRandom random, IDropoutMasks masks, NetworkKernels kernels)
    {
        _config = config;
        _masks = masks;
        _kernels = kernels;
        Embedding = new("encoder.weight", random.Uniform(0.1, vocabularySize, config.EmbeddingSize));
        _layers = [.. Enumerable.Range(0, config.Layers).Select(layer => CreateLayer(config, layer, random, masks, kernels))];
    }

    /// <summary>The embedding matrix. // (V, E)</summary>
    public ModelParameter Embedding { get; }

    /// <summary>The parameters of each recurrent layer, ordered from the input side.</summary>
    public IReadOnlyList<IReadOnlyList<ModelParameter>> LayerParameters =>
        [.. _layers.Select((layer, i) => layer.Parameters.Select(parameter => parameter.Under($"rnns.{i}.")).ToArray())];

    /// <inheritdoc cref="LanguageModel.States"/>
    public IReadOnlyList<(Tensor? Hidden, Tensor? Cell)> States => [.. _layers.Select(layer => layer.State)];

    /// <summary>The window of a quasi-recurrent layer in fastai: two inputs in the first layer, one in the others.</summary>
    public static int WindowOf(int layer) => layer == 0 ? 2 : 1;

    /// <summary>The tensors of the encoder under fastai's keys.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State()
    {
        yield return new("encoder.weight", Embedding.Value);
        yield return new("encoder_dp.emb.weight", Embedding.Value);
        foreach (var parameter in LayerParameters.SelectMany(layer => layer))
            yield return new(parameter.Name, parameter.Value);
    }

    public Tensor Forward(Tensor ids, bool training) // (B, T) -> (B, T, E)
    {
        var x = _kernels.For(training).Embedding(Embedding.Value, ids, _config.PadToken);
        x = _masks.DropTokens(x, ids, Embedding.Value.shape[0], _config.EmbedP, training);
        x = _masks.DropFeatures(x, _config.InputP, training);
        for (var i = 0; i < _layers.Length; i++)
        {
            x = _layers[i].Forward(x, training);
            if (i < _layers.Length - 1)
                x = _masks.DropFeatures(x, _config.HiddenP, training);
        }

        return x;
    }

    /// <summary>The carried state of the layers, by layer. Empty states are omitted.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> CarriedState() =>
        Carried().Where(entry => entry.State.Value is not null).Select(entry => KeyValuePair.Create(entry.Name, entry.State.Value!));

    /// <summary>Replaces the carried state by the entries that have the names of <see cref="CarriedState"/>.</summary>
    public void LoadCarriedState(IReadOnlyDictionary<string, Tensor> state)
    {
        foreach (var (name, carried) in Carried())
        {
            carried.Reset();
            if (state.TryGetValue(name, out var value))
                carried.Keep(value.to(Embedding.Value.device, copy: true));
        }
    }

    /// <inheritdoc cref="TextClassifier.StartReading"/>
    public IDisposable StartReading(ReadingPrecision precision)
    {
        using var scope = NewDisposeScope();
        var memory = new ReadingMemory();
        foreach (var layer in _layers)
            layer.StartReading(memory, precision);
        return new Reading(_layers, memory);
    }

    public void Reset()
    {
        foreach (var layer in _layers)
            layer.Reset();
    }

    public void Dispose()
    {
        Embedding.Value.Dispose();
        foreach (var layer in _layers)
            layer.Dispose();
    }

    private sealed class Reading(IReadOnlyList<IRecurrentLayer> layers, ReadingMemory memory) : IDisposable
    {
        public void Dispose()
        {
            foreach (var layer in layers)
                layer.StopReading();
            memory.Dispose();
        }
    }

    private IEnumerable<(string Name, CarriedState State)> Carried() => _layers.SelectMany(
        (layer, i) => layer.Carried.Select((carried, j) => ($"rnns.{i}.carried.{j}", carried)));

    public static IRecurrentLayer CreateLayer(
        EncoderConfig config, int layer, ModelRandom random, IDropoutMasks masks, NetworkKernels kernels)
    {
        var (input, output) = config.SizesOf(layer);
        return config.Architecture switch
        {
            Architecture.AwdLstm => new WeightDropLstm(input, output, config.WeightP, random, masks, kernels),
            Architecture.AwdQrnn => new WeightDropQrnn(input, output, WindowOf(layer), config.WeightP, random, masks, kernels),
            _ => throw new UnreachableException(),
        };
    }
}
