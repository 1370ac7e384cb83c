using Kernels;
using Kernels.Reading;
using Settings;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A text classifier: an AWD-LSTM or AWD-QRNN encoder over whole documents, concat pooling and a small head.</summary>
public sealed class TextClassifier : ITextModel
{
    /// <summary>
    /// The number of columns that the encoder reads at a time (fastai's seq_len); documents in a batch start at multiples of it.
    /// </summary>
    internal const int DefaultWindow = 72;

    private readonly ModelRandom _random;
    private readonly AwdEncoder _encoder;
    private readonly SentenceEncoder _sentences;
    private readonly DocumentReader _documents;
    private readonly PoolingClassifierHead _head;
    private readonly int _window;
    private readonly Compatibility _compatibility;

    /// <summary>Creates a classifier with random initial weights.</summary>
    /// <param name="config">The configuration of the language model's encoder, with scaled dropouts.</param>
    /// <param name="random">The source of the initial weights; must outlive the model.</param>
    /// <param name="maxLength">The number of columns that are pooled, counted from the end; 20 windows in fastai.</param>
    /// <param name="masks">The source of the dropout masks; <paramref name="random"/> by default.</param>
    /// <param name="precision">Number format of the matrix products in training steps.</param>
    internal TextClassifier(int vocabularySize, int classes, EncoderConfig config, ModelRandom random, int window = DefaultWindow,
        int maxLength = 20 * DefaultWindow, Compatibility compatibility = Compatibility.None, IDropoutMasks? masks = null,
        KernelChoice kernels = KernelChoice.Fast, Precision precision = Precision.Fp32)
    {
        _random = random;
        Device = random.Device;
        _window = window;
        _compatibility = compatibility;
        var networkKernels = NetworkKernels.Of(Device, kernels, precision);
        _encoder = new AwdEncoder(vocabularySize, config, random, masks ?? random, networkKernels);
        _sentences = new SentenceEncoder(_encoder, window, maxLength, config.PadToken, compatibility);
        _documents = new DocumentReader(_encoder, window, maxLength, config.EmbeddingSize, config.PadToken, Device);
        _head = new PoolingClassifierHead(3 * config.EmbeddingSize, classes, config.OutputP, random, masks ?? random, networkKernels);
        Groups =
        [
            new("embedding", [_encoder.Embedding.Under("0.module.")]),
            .. _encoder.LayerParameters.Select((layer, i) => new ParameterGroup($"rnns.{i}", [.. layer.Select(p => p.Under("0.module."))])),
            new("head", [.. _head.Parameters.Select(p => p.Under("1."))]),
        ];
    }

    /// <summary>The number of parameter groups of a classifier with this encoder: the embedding, each recurrent layer, the head.</summary>
    public static int GroupsOf(EncoderConfig config) => config.Layers + 2;

    public Device Device { get; }

    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>
    /// The carried hidden and cell state of each layer after the last window; quasi-recurrent layers have no cell state. // (1, B, H)
    /// </summary>
    internal IReadOnlyList<(Tensor? Hidden, Tensor? Cell)> States => _encoder.States;

    public IReadOnlyDictionary<string, Tensor> StateDict() => new OrderedDictionary<string, Tensor>(
        [.. ModelState.Under("0.module.", _encoder.State()), .. ModelState.Under("1.", _head.State())]);

    public void Load(IReadOnlyDictionary<string, Tensor> state) => ModelState.Copy(state, StateDict());

    /// <summary>Copies the encoder of a language model: <see cref="LanguageModel.EncoderState"/>.</summary>
    /// <exception cref="Faults.FaultException"><inheritdoc cref="ITextModel.Load"/></exception>
    public void LoadEncoder(IReadOnlyDictionary<string, Tensor> state) =>
        ModelState.Copy(state, new OrderedDictionary<string, Tensor>(_encoder.State()));

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
        var (output, padding) = _sentences.Forward(inputs, training);                // (B, T', E), (B, T')
        var pooled = ConcatPooling.Pool(output, padding, _window, _compatibility);       // (B, 3E)
        return new(_head.Forward(pooled, training), output, output);
    }

    /// <summary>
    /// Prepares the model to <see cref="Read"/> many batches. Do not change the weights or train the model until you dispose the result.
    /// </summary>
    internal IDisposable StartReading(ReadingPrecision precision = ReadingPrecision.Fp32) => _encoder.StartReading(precision);

    /// <summary>
    /// The logits of whole documents, without gradients. The logits of a document equal those of <see cref="Forward"/> for a batch that
    /// holds only this document.
    /// </summary>
    /// <param name="documents">Token ids, at least one per document, longest document first. // (B) of (L)</param>
    internal Tensor Read(IReadOnlyList<int[]> documents) // -> (B, C)
    {
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        return _head.Forward(_documents.Pool(documents), training: false).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Replaces the running means and variances of batch normalisation by those of whole documents, computed from the features that
    /// <see cref="Read"/> computes.
    /// </summary>
    /// <remarks>
    /// Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021, section 3: running statistics depend on the last few batches,
    /// which hold few documents of similar length.
    /// </remarks>
    /// <param name="batches">Batches of documents as for <see cref="Read"/>, at least two documents in total.</param>
    internal void EstimateStatistics(IEnumerable<IReadOnlyList<int[]>> batches)
    {
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        using var reading = StartReading();
        _head.Estimate(cat([.. batches.Select(Pool)]));

        Tensor Pool(IReadOnlyList<int[]> documents) // -> (B, 3E)
        {
            using var batch = NewDisposeScope();
            return _documents.Pool(documents).MoveToOuterDisposeScope();
        }
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _head.Dispose();
    }
}
