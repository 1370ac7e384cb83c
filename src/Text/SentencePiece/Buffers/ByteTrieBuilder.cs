namespace Text.SentencePiece.Buffers;

/// <summary>Allocates the cells of a <see cref="ByteTrie"/>.</summary>
/// <remarks>
/// The time is linear in the number of bytes: each state tries a bounded number of positions, then gets a new block. The free cells form a
/// ring through cell 0, newest last: a state with one transition takes the oldest suitable cell; any other state searches the newest.
/// </remarks>
internal sealed class ByteTrieBuilder
{
    private const int BlockSize = 256;
    private const int MaxTries = 64;
    private const int MaxUnits = 1 << 26;

    private readonly List<ByteTrieUnit> _units = [];
    private readonly List<bool> _isState = [];
    private readonly List<int> _next = [];
    private readonly List<int> _previous = [];
    private readonly List<byte> _labels = [];
    private readonly List<int> _starts = [];

    private ByteTrieBuilder()
    {
        // Block 0 stays empty: dead ends lead to it, and its first cell anchors the ring.
        _units.AddRange(Enumerable.Repeat(new ByteTrieUnit(ByteTrieUnit.NoLabel, -1, ByteTrie.DeadEnd), BlockSize));
        _isState.AddRange(new bool[BlockSize]);
        _next.AddRange(new int[BlockSize]);
        _previous.AddRange(new int[BlockSize]);
    }

    public static (ByteTrieUnit[] Units, int Root) Build(IEnumerable<KeyValuePair<byte[], int>> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        var builder = new ByteTrieBuilder();
        var root = builder.AddAll(sorted);
        return (builder._units.ToArray(), root);
    }

    private int AddAll(KeyValuePair<byte[], int>[] entries)
    {
        var root = ByteTrie.DeadEnd;
        var waiting = new Stack<(int Unit, int From, int To, int Depth)>();
        waiting.Push((0, 0, entries.Length, 0));
        while (waiting.TryPop(out var node))
        {
            var (from, value) = (node.From, -1);
            if (from < node.To && entries[from].Key.Length == node.Depth)
                value = entries[from++].Value;
            var state = from == node.To ? ByteTrie.DeadEnd : Place(entries.AsSpan(from, node.To - from), node.Depth);
            if (node.Depth == 0)
                root = state;
            else
                _units[node.Unit] = new ByteTrieUnit(_units[node.Unit].Label, value, state);
            for (var index = 0; state != ByteTrie.DeadEnd && index < _labels.Count; index++)
            {
                var to = index + 1 < _starts.Count ? from + _starts[index + 1] : node.To;
                waiting.Push((state ^ _labels[index], from + _starts[index], to, node.Depth + 1));
            }
        }

        return root;
    }

    /// <summary>Allocates the cells for all bytes that the strings have at a depth.</summary>
    private int Place(ReadOnlySpan<KeyValuePair<byte[], int>> entries, int depth)
    {
        _labels.Clear();
        _starts.Clear();
        for (var index = 0; index < entries.Length; index++)
        {
            var label = entries[index].Key[depth];
            if (_labels.Count > 0 && _labels[^1] == label)
                continue;
            _labels.Add(label);
            _starts.Add(index);
        }

        var state = FindPlace();
        _isState[state] = true;
        foreach (var label in _labels)
            Take(state ^ label, label);
        return state;
    }

    private int FindPlace()
    {
        var ring = _labels.Count == 1 ? _next : _previous;
        for (var (cell, tries) = (ring[0], 0); cell != 0 && tries < MaxTries; cell = ring[cell], tries++)
        {
            var state = cell ^ _labels[0];
            if (!_isState[state] && _labels.TrueForAll(label => _units[state ^ label].Label == ByteTrieUnit.NoLabel))
                return state;
        }

        return OpenBlock();
    }

    private int OpenBlock()
    {
        var start = _units.Count;
        if (start + BlockSize > MaxUnits)
            throw new InvalidDataException("its pieces are too many and too long");
        for (var cell = start; cell < start + BlockSize; cell++)
        {
            _units.Add(new ByteTrieUnit(ByteTrieUnit.NoLabel, -1, ByteTrie.DeadEnd));
            _isState.Add(false);
            _next.Add(0);
            _previous.Add(_previous[0]);
            _next[_previous[0]] = cell;
            _previous[0] = cell;
        }

        return start;
    }

    private void Take(int cell, byte label)
    {
        _units[cell] = new ByteTrieUnit(label, -1, ByteTrie.DeadEnd);
        _next[_previous[cell]] = _next[cell];
        _previous[_next[cell]] = _previous[cell];
    }
}
