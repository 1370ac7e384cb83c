using Kernels;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>
/// The head of a classifier, from pooled features to logits: two blocks of batch normalisation, dropout and a linear layer without bias,
/// with ReLU between them.
/// </summary>
internal sealed class PoolingClassifierHead : IDisposable
{
    public const int HiddenSize = 50;
    public const double HiddenDropout = 0.1; // not scaled by drop_mult
    private readonly Block[] _blocks;
    private readonly IDropoutMasks _masks;
    private readonly NetworkKernels _kernels;

    public PoolingClassifierHead(int features, int classes, double outputP, ModelRandom random, IDropoutMasks masks, NetworkKernels kernels)
    {
        _masks = masks;
        _kernels = kernels;
        _blocks =
        [
            new(0, features, HiddenSize, outputP, random),
            new(1, HiddenSize, classes, HiddenDropout, random),
        ];
    }

    public IReadOnlyList<ModelParameter> Parameters => [.. _blocks.SelectMany(block => block.Parameters)];

    public IEnumerable<KeyValuePair<string, Tensor>> State() => _blocks.SelectMany(block => block.State());

    public Tensor Forward(Tensor pooled, bool training) // (B, 3E) -> (B, C)
    {
        var hidden = _blocks[0].Forward(pooled, _masks, _kernels, training).relu_(); // (B, 50)
        return _blocks[1].Forward(hidden, _masks, _kernels, training);
    }

    /// <summary>Replaces the running statistics of both normalisations by those of the given rows.</summary>
    public void Estimate(Tensor pooled) // (N, 3E)
    {
        var hidden = _blocks[0].Estimate(pooled, _masks, _kernels).relu_(); // (N, 50)
        _blocks[1].Estimate(hidden, _masks, _kernels);
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
            block.Dispose();
    }

    private sealed class Block(int index, int inputs, int outputs, double p, ModelRandom random) : IDisposable
    {
        private readonly BatchNorm _norm = new(inputs, random.Device);
        private readonly Tensor _weight = random.Uniform(1 / Math.Sqrt(inputs), outputs, inputs); // (out, in)

        // fastai omits a dropout of exactly 0, so the index of the linear layer decreases by one.
        private readonly string _weightName = $"layers.{index}.{(p == 0 ? 1 : 2)}.weight";

        public IEnumerable<ModelParameter> Parameters =>
            [.. _norm.Parameters.Select(parameter => parameter.Under($"layers.{index}.0.")), new(_weightName, _weight)];

        public IEnumerable<KeyValuePair<string, Tensor>> State() =>
            [.. ModelState.Under($"layers.{index}.0.", _norm.State()), new(_weightName, _weight)];

        public Tensor Forward(Tensor x, IDropoutMasks masks, NetworkKernels kernels, bool training) =>
            kernels.For(training).Linear(masks.DropElements(_norm.Forward(x, training), p, training), _weight, bias: null);

        public Tensor Estimate(Tensor x, IDropoutMasks masks, NetworkKernels kernels)
        {
            _norm.Estimate(x);
            return Forward(x, masks, kernels, training: false);
        }

        public void Dispose()
        {
            _norm.Dispose();
            _weight.Dispose();
        }
    }
}
