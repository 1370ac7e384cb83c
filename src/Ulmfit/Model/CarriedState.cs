using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>State that a recurrent layer keeps from one call to the next: features of each row, detached from the autograd graph.</summary>
internal sealed class CarriedState(long features, Device device) : IDisposable
{
    /// <summary>The state; null after a reset. // (1, B, F)</summary>
    public Tensor? Value { get; private set; }

    /// <summary>The state for a batch of <paramref name="rows"/> rows: added rows start from zeros, surplus rows are cut.</summary>
    public Tensor For(long rows) // (1, B, F)
    {
        var before = Value?.shape[1] ?? 0;
        if (Value is null || before == 0)
            return zeros([1, rows, features], float32, device);
        return before == rows ? Value
            : before > rows ? Value.narrow(1, 0, rows).contiguous()
            : cat([Value, zeros([1, rows - before, features], float32, device)], 1);
    }

    /// <summary>Replaces the state.</summary>
    /// <param name="value">Kept without a copy, so it must not be a small view of a large tensor. // (1, B, F)</param>
    public void Keep(Tensor value)
    {
        var detached = value.detach().DetachFromDisposeScope();
        Reset();
        Value = detached;
    }

    public void Reset()
    {
        Value?.Dispose();
        Value = null;
    }

    public void Dispose() => Reset();
}
