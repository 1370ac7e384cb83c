using Text.SentencePiece.Buffers;

namespace Text.SentencePiece.Segmentation;

/// <summary>Priority queue of candidate merges, best first: a binary heap in pooled memory.</summary>
internal sealed class MergeQueue(int capacity) : IDisposable
{
    private readonly PooledBuffer<Merge> _heap = new(capacity);

    public void Push(in Merge merge)
    {
        _heap.Add(merge);
        var heap = _heap.Items;
        var index = heap.Length - 1;
        while (index > 0 && (index - 1) / 2 is var parent && merge.ComesBefore(heap[parent]))
        {
            heap[index] = heap[parent];
            index = parent;
        }

        heap[index] = merge;
    }

    public bool TryPop(out Merge merge)
    {
        merge = default;
        if (_heap.Count == 0)
            return false;
        var heap = _heap.Items;
        merge = heap[0];
        var last = heap[^1];
        _heap.Resize(heap.Length - 1);
        if (_heap.Count > 0)
            Sink(_heap.Items, last);
        return true;
    }

    public void Dispose() => _heap.Dispose();

    private static void Sink(Span<Merge> heap, in Merge merge)
    {
        var index = 0;
        while ((2 * index) + 1 is var child && child < heap.Length)
        {
            if (child + 1 < heap.Length && heap[child + 1].ComesBefore(heap[child]))
                child++;
            if (!heap[child].ComesBefore(merge))
                break;
            heap[index] = heap[child];
            index = child;
        }

        heap[index] = merge;
    }
}
