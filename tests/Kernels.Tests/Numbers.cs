using static TorchSharp.torch;

namespace Kernels.Tests;

/// <summary>Draws tensors of normally distributed numbers; each draw differs, from one seed.</summary>
internal sealed class Numbers(ulong seed) : IDisposable
{
    private readonly Generator _generator = new(seed);

    public Tensor Draw(params long[] shape) => randn(shape, generator: _generator);

    /// <summary>Draws zeros and values above 1, as in a dropout mask.</summary>
    public Tensor DrawMask(double p, params long[] shape) => empty(shape).bernoulli_(1 - p, _generator).div(1 - p);

    public Tensor DrawIds(int below, params long[] shape) => randint(0, below, shape, generator: _generator);

    public void Dispose() => _generator.Dispose();
}
