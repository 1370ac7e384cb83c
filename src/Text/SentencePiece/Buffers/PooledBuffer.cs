using System.Buffers;
using System.Runtime.CompilerServices;

namespace Text.SentencePiece.Buffers;

/// <summary>List whose storage comes from the shared array pool, so that encoding a text allocates only its pieces.</summary>
internal sealed class PooledBuffer<T>(int capacity) : IDisposable
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(Math.Max(capacity, 1));

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>The whole rented storage, including the part beyond <see cref="Count"/>, whose content is arbitrary.</summary>
    public Span<T> Capacity => _items;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow(1);
        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        if (items.Length > _items.Length - Count)
            Grow(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Sets <see cref="Count"/>, which must not exceed the length of <see cref="Capacity"/>.</summary>
    public void Resize(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)_items.Length);
        Count = count;
    }

    public void Dispose() => ArrayPool<T>.Shared.Return(_items);

    private void Grow(int more)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(checked(Count + more), (int)Math.Min(2L * _items.Length, Array.MaxLength)));
        Items.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
