namespace TestKit;

/// <summary>The faults a server is still to have, first come first served for each kind of request.</summary>
public sealed class FaultPlan<TKind, TFault>
    where TKind : struct, Enum
    where TFault : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKind, Queue<TFault?>> _next = [];
    private readonly Dictionary<TKind, TFault> _always = [];

    /// <summary>Fails the next request of the kind, and the ones after it; null lets one pass.</summary>
    public void Next(TKind kind, params TFault?[] faults)
    {
        lock (_gate)
        {
            if (!_next.TryGetValue(kind, out var queue))
                _next[kind] = queue = new Queue<TFault?>();
            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }

    /// <summary>Fails every request of the kind; null ends that.</summary>
    public void Always(TKind kind, TFault? fault)
    {
        lock (_gate)
        {
            _always.Remove(kind);
            if (fault is not null)
                _always[kind] = fault;
        }
    }

    /// <returns>The fault of a request that has come; null when it has none.</returns>
    public TFault? Take(TKind kind)
    {
        lock (_gate)
        {
            return _next.TryGetValue(kind, out var queue) && queue.TryDequeue(out var fault) ? fault : _always.GetValueOrDefault(kind);
        }
    }
}
