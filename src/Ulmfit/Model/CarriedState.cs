using static TorchSharp.torch;

namespace Ulmfit.Model;

/// <summary>What a recurrent layer hands from one call to the next: some features of each row, without the history that made them.</summary>
internal sealed class CarriedState(long features, Device device) : IDisposable
{
    /// <summary>Null after a reset. // (1, B, F)</summary>
    public Tensor? Value { get; private set; }

    /// <summary>The state of a batch of <paramref name="rows"/> rows: new rows start from zeros, rows that are gone are cut.</summary>
    public Tensor For(long rows) // (1, B, F)
    {
        var before = Value?.shape[1] ?? 0;
        if (Value is null || before == 0)
            return zeros([1, rows, features], float32, device);
        return before == rows ? Value
            : before > rows ? Value.narrow(1, 0, rows).contiguous()
            : cat([Value, zeros([1, rows - before, features], float32, device)], 1);
    }

    /// <param name="value">Kept, not copied: it must not be a small view of something large. // (1, B, F)</param>
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
