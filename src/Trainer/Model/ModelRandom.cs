using Faults;
using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>All the randomness of one model, from one seed: its first weights and its dropout masks.</summary>
/// <remarks>
/// First weights are the same on every device. Masks depend on the device; on one device and thread the same seed gives the same bits.
/// </remarks>
public sealed class ModelRandom : IDropoutMasks, IDisposable
{
    private const string GeneratorKey = "random.generator", SeedsKey = "random.seeds";

    // TorchSharp makes generators of the CPU only, whatever device it is asked for.
    private readonly Generator _generator;
    private readonly Action<long>? _seedDevice;
    private readonly SeedSequence _seeds;

    public ModelRandom(long seed, Device device)
        : this(seed, device, device.type == TorchSharp.DeviceType.CPU ? null : cuda.manual_seed)
    {
    }

    /// <param name="seedDevice">Seeds the one generator of the device, which others may draw from in between; null for the CPU's own.</param>
    internal ModelRandom(long seed, Device device, Action<long>? seedDevice)
    {
        Device = device;
        _generator = new Generator((ulong)seed, CPU);
        _seedDevice = seedDevice;
        _seeds = new SeedSequence(seed);
    }

    public Device Device { get; }

    private long GeneratorSize
    {
        get
        {
            using var now = _generator.get_state();
            return now.numel();
        }
    }

    /// <returns>Values from U(-bound, bound), outside of any dispose scope.</returns>
    public Tensor Uniform(double bound, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var drawn = empty(shape, float32, CPU).uniform_(-bound, bound, _generator);
        return drawn.to(Device).DetachFromDisposeScope();
    }

    /// <summary>Where the draws have got to, for this process or another.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
        [new(GeneratorKey, _generator.get_state()), new(SeedsKey, tensor(_seeds.State, device: CPU))];

    /// <exception cref="FaultException">The state is incomplete, or not this generator's.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> state)
    {
        if (!state.TryGetValue(GeneratorKey, out var generator) || !state.TryGetValue(SeedsKey, out var seeds)
            || generator.dtype != ScalarType.Byte || generator.numel() != GeneratorSize || seeds.dtype != ScalarType.Int64 || seeds.numel() != 1)
            throw new FaultException(FaultKind.Data, "The checkpoint's random state is missing, or another libtorch's. Start anew with --fresh.");
        _generator.set_state(generator);
        _seeds.State = seeds.item<long>();
    }

    public Tensor Draw(double p, params long[] shape)
    {
        var mask = empty(shape, float32, Device);
        if (_seedDevice is null)
            mask.bernoulli_(1 - p, _generator);
        else
        {
            _seedDevice(_seeds.Next());
            mask.bernoulli_(1 - p);
        }

        return mask.div_(Held.Number(1 - p));
    }

    public void Dispose() => _generator.Dispose();
}
