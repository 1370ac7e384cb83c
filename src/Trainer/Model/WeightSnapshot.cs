using static TorchSharp.torch;

namespace Trainer.Model;

/// <summary>A copy in memory of everything a model holds, weights and batch statistics.</summary>
public sealed class WeightSnapshot : IDisposable
{
    private readonly (Tensor Live, Tensor Kept)[] _tensors;

    public WeightSnapshot(ITextModel model)
    {
        using var untracked = no_grad();
        _tensors = [.. model.StateDict().Values.Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>()
            .Select(live => (live, live.clone().DetachFromDisposeScope()))];
    }

    /// <summary>Keeps what the model holds now instead.</summary>
    public void Update()
    {
        using var untracked = no_grad();
        foreach (var (live, kept) in _tensors)
            kept.copy_(live);
    }

    /// <summary>Gives the model back what was kept.</summary>
    public void Restore()
    {
        using var untracked = no_grad();
        foreach (var (live, kept) in _tensors)
            live.copy_(kept);
    }

    public void Dispose()
    {
        foreach (var (_, kept) in _tensors)
            kept.Dispose();
    }
}
