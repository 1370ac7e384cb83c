using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>An in-memory copy of a model's weights and batch statistics.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly (string Name, Tensor Live, Tensor Kept)[] _tensors;

    /// <summary>Copies the current weights of the model.</summary>
    public WeightSnapshot(ITextModel model)
    {
        using var untracked = no_grad();
        _tensors = [.. model.StateDict().DistinctBy(entry => entry.Value, ReferenceEqualityComparer.Instance)
            .Select(entry => (entry.Key, entry.Value, entry.Value.clone().DetachFromDisposeScope()))];
    }

    /// <summary>The copied tensors by name; a tied tensor has its first name only.</summary>
    public IReadOnlyDictionary<string, Tensor> State() =>
        new OrderedDictionary<string, Tensor>(_tensors.Select(tensor => KeyValuePair.Create(tensor.Name, tensor.Kept)));

    /// <summary>Replaces the copy by a <see cref="State"/>.</summary>
    /// <exception cref="Faults.FaultException"><inheritdoc cref="ITextModel.Load"/></exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state) => ModelState.Copy(state, State());

    /// <summary>Replaces the copy by the current weights of the model.</summary>
    public void Update()
    {
        using var untracked = no_grad();
        foreach (var (_, live, kept) in _tensors)
            kept.copy_(live);
    }

    /// <summary>Copies the weights back into the model.</summary>
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
