namespace FakeCloud.Buckets;

/// <summary>The faults still to come, first come first served for each kind of request.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestKind, Queue<Fault?>> _next = [];
    private readonly Dictionary<RequestKind, Fault> _always = [];

    /// <summary>Fails the next request of the kind, and the ones after it; null lets one pass.</summary>
    public void Next(RequestKind kind, params Fault?[] faults)
    {
        lock (_gate)
        {
            if (!_next.TryGetValue(kind, out var queue))
                _next[kind] = queue = new Queue<Fault?>();
            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }

    /// <summary>Fails every request of the kind.</summary>
    public void Always(RequestKind kind, Fault fault)
    {
        lock (_gate)
            _always[kind] = fault;
    }

    internal Fault? Take(RequestKind kind)
    {
        lock (_gate)
        {
            return _next.TryGetValue(kind, out var queue) && queue.TryDequeue(out var fault)
                ? fault
                : _always.GetValueOrDefault(kind);
        }
    }
}
