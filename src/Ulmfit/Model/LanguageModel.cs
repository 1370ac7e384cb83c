using Kernels;
using Kernels.Devices;
using Settings;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A language model: an AWD-LSTM or AWD-QRNN encoder and a decoder that shares the weights of the embedding.</summary>
public sealed class LanguageModel : ITextModel
{
    private readonly EncoderConfig _config;
    private readonly ModelRandom _random;
    private readonly IDropoutMasks _masks;
    private readonly NetworkKernels _kernels;
    private readonly AwdEncoder _encoder;
    private readonly ModelParameter _decoderBias; // (V)

    /// <summary>Creates a language model with random initial weights.</summary>
    /// <param name="random">The source of the initial weights; must outlive the model.</param>
    /// <param name="masks">The source of the dropout masks; <paramref name="random"/> by default.</param>
    /// <param name="precision">Number format of the matrix products in training steps.</param>
    public LanguageModel(int vocabularySize, EncoderConfig config, ModelRandom random, IDropoutMasks? masks = null,
        KernelChoice kernels = KernelChoice.Fast, Precision precision = Precision.Fp32)
    {
        _config = config;
        _random = random;
        _masks = masks ?? random;
        Device = random.Device;
        _kernels = NetworkKernels.Of(Device, kernels, precision);
        _encoder = new AwdEncoder(vocabularySize, config, random, _masks, _kernels);
        _decoderBias = new("1.decoder.bias", zeros([vocabularySize], float32, Device).DetachFromDisposeScope(), Decays: false);
        Groups =
        [
            .. _encoder.LayerParameters.Select((layer, i) => new ParameterGroup($"rnns.{i}", [.. layer.Select(p => p.Under("0."))])),
            new("decoder", [_encoder.Embedding.Under("0."), _decoderBias]),
        ];
    }

    public Device Device { get; }

    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>
    /// The carried hidden and cell state of each layer, null after a reset; quasi-recurrent layers have no cell state. // (1, B, H)
    /// </summary>
    internal IReadOnlyList<(Tensor? Hidden, Tensor? Cell)> States => _encoder.States;

    /// <summary>The live tensors of the encoder alone, under the keys of fastai's <c>encoder.pth</c>.</summary>
    public IReadOnlyDictionary<string, Tensor> EncoderState() => new OrderedDictionary<string, Tensor>(_encoder.State());

    public IReadOnlyDictionary<string, Tensor> StateDict() => new OrderedDictionary<string, Tensor>(
    [
        .. ModelState.Under("0.", _encoder.State()),
        new("1.decoder.weight", _encoder.Embedding.Value),
        new(_decoderBias.Name, _decoderBias.Value),
    ]);

    public void Load(IReadOnlyDictionary<string, Tensor> state) => ModelState.Copy(state, StateDict());

    public IReadOnlyDictionary<string, Tensor> RunningState() =>
        new OrderedDictionary<string, Tensor>([.. _encoder.CarriedState(), .. _random.State()]);

    public void LoadRunningState(IReadOnlyDictionary<string, Tensor> state)
    {
        _random.LoadState(state);
        _encoder.LoadCarriedState(state);
    }

    public void Reset() => _encoder.Reset();

    public ModelOutput Forward(Tensor inputs, bool training) // (B, T)
    {
        var kernels = _kernels.For(training);
        var raw = _encoder.Forward(inputs.SentTo(Device), training);            // (B, T, E)
        var dropped = _masks.DropFeatures(raw, _config.OutputP, training);      // (B, T, E)
        return new(
            () => kernels.Linear(dropped, _encoder.Embedding.Value, _decoderBias.Value), // (B, T, V)
            raw,
            dropped,
            targets => kernels.CompareTokens(dropped, _encoder.Embedding.Value, _decoderBias.Value, targets));
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _decoderBias.Value.Dispose();
    }
}
