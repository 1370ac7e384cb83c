using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>A copy in memory of everything a model holds, weights and batch statistics.</summary>
public sealed class WeightSnapshot : IDisposable
{
    private readonly (string Name, Tensor Live, Tensor Kept)[] _tensors;

    public WeightSnapshot(ITextModel model)
    {
        using var untracked = no_grad();
        _tensors = [.. model.StateDict().DistinctBy(entry => entry.Value, ReferenceEqualityComparer.Instance)
            .Select(entry => (entry.Key, entry.Value, entry.Value.clone().DetachFromDisposeScope()))];
    }

    /// <summary>What is kept, of tied tensors under the first name.</summary>
    public IReadOnlyDictionary<string, Tensor> State() =>
        new OrderedDictionary<string, Tensor>(_tensors.Select(tensor => KeyValuePair.Create(tensor.Name, tensor.Kept)));

    /// <summary>Keeps what <see cref="State"/> gave instead.</summary>
    /// <exception cref="Faults.FaultException"><inheritdoc cref="ITextModel.Load"/></exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state) => ModelState.Copy(state, State());

    /// <summary>Keeps what the model holds now instead.</summary>
    public void Update()
    {
        using var untracked = no_grad();
        foreach (var (_, live, kept) in _tensors)
            kept.copy_(live);
    }

    /// <summary>Gives the model back what was kept.</summary>
    public void Restore()
    {
        using var untracked = no_grad();
        foreach (var (_, live, kept) in _tensors)
            live.copy_(kept);
    }

    public void Dispose()
    {
        foreach (var (_, _, kept) in _tensors)
            kept.Dispose();
    }
}
