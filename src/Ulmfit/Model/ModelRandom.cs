using Faults;
using Kernels;
using Kernels.Memory;
using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>The random generator of one model, from one seed: draws its initial weights and its dropout masks.</summary>
/// <remarks>
/// The initial weights are the same on every device. The masks depend on the kind of device: on one kind, the same seed gives the same
/// bits.
/// </remarks>
public sealed class ModelRandom : IDropoutMasks, IDisposable
{
    private const string SeedsKey = "random.seeds";

    private readonly Generator _generator; // TorchSharp creates CPU generators only, whatever device is requested.
    private readonly Action<long>? _seedDevice;
    private readonly SeedSequence _seeds;

    /// <summary>Creates the generator.</summary>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="device">The device of the drawn tensors.</param>
    public ModelRandom(long seed, Device device)
        : this(seed, device, device.type == TorchSharp.DeviceType.CPU ? null : cuda.manual_seed)
    {
    }

    /// <param name="seedDevice">Seeds the only generator of the device, which other code may use too; null for the CPU.</param>
    internal ModelRandom(long seed, Device device, Action<long>? seedDevice)
    {
        Device = device;
        _generator = new Generator((ulong)seed, CPU);
        _seedDevice = seedDevice;
        _seeds = new SeedSequence(seed);
    }

    /// <summary>The device of the drawn tensors.</summary>
    public Device Device { get; }

    /// <summary>Draws initial weights.</summary>
    /// <returns>Values from U(-bound, bound), detached from any dispose scope.</returns>
    public Tensor Uniform(double bound, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var drawn = empty(shape, float32, CPU).uniform_(-bound, bound, _generator);
        return drawn.to(Device).DetachFromDisposeScope();
    }

    /// <summary>The state of the generator, for this process or another.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State() => [new(SeedsKey, tensor(_seeds.State, device: CPU))];

    /// <summary>Restores a <see cref="State"/>.</summary>
    /// <exception cref="FaultException">The state is missing or has another form.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> state)
    {
        if (!state.TryGetValue(SeedsKey, out var seeds) || seeds.dtype != ScalarType.Int64 || seeds.numel() != 1)
            throw new FaultException(FaultKind.Data, "The checkpoint has no valid random state. Start over with --fresh.");
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
