using System.Text;
using Text.SentencePiece.Buffers;
using Text.SentencePiece.Format;
using Text.SentencePiece.Normalization;

namespace Text.SentencePiece.Segmentation;

/// <summary>Byte-pair encoding: repeatedly merges the adjacent pair with the highest score until no pair forms a piece.</summary>
/// <remarks>
/// Takes O(n log n) steps for n characters: candidates are kept in a heap, and a candidate whose symbols have changed is discarded when it
/// is popped. Source: google/sentencepiece 0.1.97 <c>bpe_model.cc</c>, <c>SampleEncode</c> without dropout.
/// </remarks>
internal sealed class BytePairSegmenter : ISegmenter
{
    private const int None = -1;

    private readonly PieceTable _pieces;
    private readonly ByteTrie _trie;
    private readonly PieceEnd[] _ends;
    private readonly bool _hasUnused;

    /// <summary>
    /// Whether no piece contains a visible space after its start, so that the text can be split before each visible space.
    /// </summary>
    private readonly bool _canCutBeforeSpace;

    public BytePairSegmenter(PieceTable pieces)
    {
        _pieces = pieces;
        _trie = pieces.Trie(withUnused: true);
        _ends = new PieceEnd[pieces.Count];
        _canCutBeforeSpace = true;
        for (var id = 0; id < pieces.Count; id++)
        {
            var bytes = Encoding.UTF8.GetBytes(pieces[id].Text);
            _ends[id] = new PieceEnd(bytes.Length, _trie.Walk(_trie.Root, bytes, out _));
            _hasUnused |= pieces[id].Type == PieceType.Unused;
            _canCutBeforeSpace &= bytes.AsSpan(1).IndexOf(Normalizer.VisibleSpace) < 0;
        }
    }

    public void Segment(ReadOnlySpan<byte> text, PooledBuffer<Segment> segments)
    {
        using var symbols = new PooledBuffer<Symbol>(64);
        using var merges = new MergeQueue(64);
        var origins = _hasUnused ? new Dictionary<int, Origin>() : null;
        while (!text.IsEmpty)
        {
            var next = _canCutBeforeSpace && !_hasUnused ? text[1..].IndexOf(Normalizer.VisibleSpace) + 1 : 0;
            var part = next > 0 ? text[..next] : text;
            symbols.Resize(0);
            Split(part, symbols);
            MergeAll(new Pass(part, symbols.Items, merges, origins), segments);
            text = text[part.Length..];
        }
    }

    private void MergeAll(in Pass pass, PooledBuffer<Segment> segments)
    {
        for (var right = 1; right < pass.Symbols.Length; right++)
            Propose(pass, right - 1, right);
        while (pass.Merges.TryPop(out var merge))
            Apply(pass, merge);
        for (var index = 0; index != None; index = pass.Symbols[index].Next)
            Emit(pass, pass.Symbols[index], segments);
    }

    private void Split(ReadOnlySpan<byte> text, PooledBuffer<Symbol> symbols)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = _pieces.SymbolLength(text[start..], out var isFrozen);
            var state = _trie.Walk(_trie.Root, text.Slice(start, length), out var id);
            var index = symbols.Count;
            symbols.Add(new Symbol
            {
                Start = start,
                Length = length,
                Previous = index - 1,
                Next = start + length < text.Length ? index + 1 : None,
                State = state,
                Id = id,
                IsFrozen = isFrozen,
            });
            start += length;
        }
    }

    private void Propose(in Pass pass, int leftIndex, int rightIndex)
    {
        if (leftIndex == None || rightIndex == None)
            return;
        ref readonly var left = ref pass.Symbols[leftIndex];
        ref readonly var right = ref pass.Symbols[rightIndex];
        if (left.IsFrozen || right.IsFrozen)
            return;
        _trie.Walk(left.State, pass.Text.Slice(right.Start, right.Length), out var id);
        if (id < 0)
            return;
        pass.Merges.Push(new Merge(_pieces[id].Score, leftIndex, rightIndex, id));
        if (pass.Origins is not null && _pieces[id].Type == PieceType.Unused)
            pass.Origins[id] = new Origin(left.Start, left.Length, left.Id, right.Start, right.Length, right.Id);
    }

    private void Apply(in Pass pass, in Merge merge)
    {
        ref var left = ref pass.Symbols[merge.Left];
        ref var right = ref pass.Symbols[merge.Right];
        var (length, state) = _ends[merge.Id];
        if (left.Length == 0 || right.Length == 0 || left.Length + right.Length != length)
            return;
        (left.Length, left.State, left.Id, left.Next) = (length, state, merge.Id, right.Next);
        right.Length = 0;
        if (right.Next != None)
            pass.Symbols[right.Next].Previous = merge.Left;
        Propose(pass, left.Previous, merge.Left);
        Propose(pass, merge.Left, left.Next);
    }

    /// <summary>Outputs a symbol; an unused piece is replaced with the parts it was last merged from.</summary>
    private void Emit(in Pass pass, in Symbol symbol, PooledBuffer<Segment> segments)
    {
        if (pass.Origins is null)
        {
            segments.Add(new Segment(symbol.Length, _pieces.IdOf(pass.Text.Slice(symbol.Start, symbol.Length), symbol.Id)));
            return;
        }

        var waiting = new Stack<(int Start, int Length, int Id)>([(symbol.Start, symbol.Length, symbol.Id)]);
        while (waiting.TryPop(out var part))
        {
            var id = _pieces.IdOf(pass.Text.Slice(part.Start, part.Length), part.Id);
            if (_pieces[id].Type != PieceType.Unused || !pass.Origins.TryGetValue(id, out var origin))
            {
                segments.Add(new Segment(part.Length, id));
                continue;
            }

            waiting.Push((origin.RightStart, origin.RightLength, origin.RightId));
            waiting.Push((origin.LeftStart, origin.LeftLength, origin.LeftId));
        }
    }

    /// <summary>State of merging one text.</summary>
    /// <param name="text">The text, or a part of it that can be segmented alone.</param>
    /// <param name="origins">The last split of each unused piece; null when the model has none.</param>
    private readonly ref struct Pass(
        ReadOnlySpan<byte> text, Span<Symbol> symbols, MergeQueue merges, Dictionary<int, Origin>? origins)
    {
        public ReadOnlySpan<byte> Text { get; } = text;

        public Span<Symbol> Symbols { get; } = symbols;

        public MergeQueue Merges { get; } = merges;

        public Dictionary<int, Origin>? Origins { get; } = origins;
    }

    /// <summary>Part of the text, in a doubly linked list.</summary>
    private struct Symbol
    {
        public int Start;

        /// <summary>Length in bytes; 0 once the symbol is merged into the previous one.</summary>
        public int Length;

        public int Previous;
        public int Next;

        /// <summary>State of the trie after the symbol's bytes.</summary>
        public int State;

        /// <summary>Id of the piece, or -1.</summary>
        public int Id;

        /// <summary>Whether the symbol is user-defined and therefore never merged.</summary>
        public bool IsFrozen;
    }

    /// <summary>Length of a piece in bytes, and the state of the trie after it.</summary>
    private readonly record struct PieceEnd(int Length, int State);

    private readonly record struct Origin(int LeftStart, int LeftLength, int LeftId, int RightStart, int RightLength, int RightId);
}
