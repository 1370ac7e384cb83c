using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>All the randomness of one model, from one seed: its first weights and its dropout masks.</summary>
/// <remarks>The numbers depend on the device; on one device and thread the same seed gives the same bits.</remarks>
public sealed class ModelRandom(long seed, Device device) : IDropoutMasks, IDisposable
{
    private readonly Generator _generator = new((ulong)seed, device);

    public Device Device { get; } = device;

    /// <returns>Values from U(-bound, bound), outside of any dispose scope.</returns>
    public Tensor Uniform(double bound, params long[] shape) =>
        empty(shape, float32, Device).uniform_(-bound, bound, _generator).DetachFromDisposeScope();

    public Tensor Draw(double p, params long[] shape) =>
        empty(shape, float32, Device).bernoulli_(1 - p, _generator).div_(Held.Number(1 - p));

    public void Dispose() => _generator.Dispose();
}
