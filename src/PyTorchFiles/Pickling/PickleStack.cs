namespace PyTorchFiles.Pickling;

/// <summary>Stack and MARKs of the unpickler, with a memory budget for all values.</summary>
/// <remarks>Popped values stay charged to the budget, so that repetition cannot circumvent it.</remarks>
internal sealed class PickleStack(PickleInput input)
{
    public const int SlotCost = 16;

    /// <summary>Memory budget in bytes. A vocabulary of 900,000 tokens needs this much; fastai's default size is 60,000.</summary>
    private const long Budget = 128L << 20;

    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();
    private long _spent;

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    public void Clear()
    {
        _values.Clear();
        _marks.Clear();
    }

    public void Push(object? value, long cost)
    {
        Charge(SlotCost + cost);
        _values.Add(value);
    }

    public void Mark()
    {
        Charge(SlotCost);
        _marks.Push(_values.Count);
    }

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Broken("an empty stack");

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public object?[] Pop(int count) => _values.Count - Floor >= count ? Cut(_values.Count - count) : throw Broken("an empty stack");

    public object?[] PopToMark() => Cut(_marks.TryPop(out var mark) ? mark : throw Broken("no MARK"));

    public void Charge(long bytes)
    {
        _spent += bytes;
        if (_spent > Budget)
        {
            throw new InvalidDataException(
                $"its pickle expands to more than {Budget >> 20} MiB, more than any state dict or vocabulary needs.");
        }
    }

    public InvalidDataException Broken(string what) =>
        new($"its pickle has {what} before byte {input.Offset}: it is damaged, or holds other data than weights or texts.");

    private object?[] Cut(int from)
    {
        Charge(8L * (_values.Count - from));
        var items = new object?[_values.Count - from];
        _values.CopyTo(from, items, 0, items.Length);
        _values.RemoveRange(from, items.Length);
        return items;
    }
}
