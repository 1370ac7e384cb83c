using Faults;
using Kernels;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>All the randomness of one model, from one seed: its first weights and its dropout masks.</summary>
/// <remarks>
/// First weights are the same on every device. Masks depend on the kind of device; there the same seed gives the same bits.
/// </remarks>
public sealed class ModelRandom : IDropoutMasks, IDisposable
{
    private const string SeedsKey = "random.seeds";

    private readonly Generator _generator; // TorchSharp makes those of the CPU only, whatever device it is asked for.
    private readonly Action<long>? _seedDevice;
    private readonly SeedSequence _seeds;

    public ModelRandom(long seed, Device device)
        : this(seed, device, device.type == TorchSharp.DeviceType.CPU ? null : cuda.manual_seed)
    {
    }

    /// <param name="seedDevice">Seeds the one generator of the device, which others may draw from in between; null for the CPU.</param>
    internal ModelRandom(long seed, Device device, Action<long>? seedDevice)
    {
        Device = device;
        _generator = new Generator((ulong)seed, CPU);
        _seedDevice = seedDevice;
        _seeds = new SeedSequence(seed);
    }

    public Device Device { get; }

    /// <returns>Values from U(-bound, bound), outside of any dispose scope.</returns>
    public Tensor Uniform(double bound, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var drawn = empty(shape, float32, CPU).uniform_(-bound, bound, _generator);
        return drawn.to(Device).DetachFromDisposeScope();
    }

    /// <summary>Where the draws have got to, for this process or another.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State() => [new(SeedsKey, tensor(_seeds.State, device: CPU))];

    /// <exception cref="FaultException">The state is incomplete, or not that of such randomness.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> state)
    {
        if (!state.TryGetValue(SeedsKey, out var seeds) || seeds.dtype != ScalarType.Int64 || seeds.numel() != 1)
            throw new FaultException(FaultKind.Data, "The checkpoint's random state is missing, or another program's. Start anew with --fresh.");
        _seeds.State = seeds.item<long>();
    }

    public Tensor Draw(double p, params long[] shape)
    {
        var mask = empty(shape, float32, Device);
        var seed = _seeds.Next();
        if (_seedDevice is null)
        {
            DropoutMask.Draw(mask, p, seed);
            return mask;
        }

        _seedDevice(seed);
        return mask.bernoulli_(1 - p).div_(Held.Number(1 - p));
    }

    public void Dispose() => _generator.Dispose();
}
