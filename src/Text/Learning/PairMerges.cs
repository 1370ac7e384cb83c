
namespace Text.Learning;

/// <summary>Joins the pair of neighbouring symbols that is seen most often, again and again.</summary>
/// <remarks>
/// A pair is counted when its younger symbol is made, and again when that is made in another way; in between it only becomes rarer as others
/// take its places. So its count in the queue is at least the true one, and is made true only when the pair comes first: a merge costs the
/// places it touches, not a walk over all texts.
/// </remarks>
internal sealed class PairMerges
{
    private readonly SymbolSequences _symbols;
    private readonly int _longestPiece;
    private readonly Dictionary<(int Left, int Right), List<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, string Text)> _queue =
        new(Comparer<(long Count, string Text)>.Create(MostFrequentFirst));

    /// <param name="longestPiece">In UTF-16 units.</param>
    public PairMerges(SymbolSequences symbols, int longestPiece)
    {
        (_symbols, _longestPiece) = (symbols, longestPiece);
        for (var place = 0; place < symbols.Places; place++)
            AddPair(place);
        foreach (var pair in _places.Keys)
            Enqueue(pair);
    }

    /// <returns>The texts of new symbols in the order they were made; at most <paramref name="most"/>.</returns>
    /// <param name="minFrequency">A pair seen less often is not joined.</param>
    public IReadOnlyList<string> Take(int most, int minFrequency, CancellationToken cancellation)
    {
        var made = new List<string>();
        while (made.Count < most && _queue.TryDequeue(out var pair, out var expected))
        {
            cancellation.ThrowIfCancellationRequested();
            var places = TruePlaces(pair);
            var count = places.Sum(place => (long)_symbols.Weight(place));
            if (count < minFrequency)
                continue;
            if (count < expected.Count)
            {
                _queue.Enqueue(pair, expected with { Count = count });
                continue;
            }

            if (!_symbols.IsKnown(expected.Text)) // as "ab" and "c" may have made it, before "a" and "bc" do
                made.Add(expected.Text);
            Join(pair, places, _symbols.Symbol(expected.Text));
        }

        return made;
    }

    private static int MostFrequentFirst((long Count, string Text) left, (long Count, string Text) right) =>
        left.Count != right.Count ? right.Count.CompareTo(left.Count) : string.CompareOrdinal(left.Text, right.Text);

    private void Join((int Left, int Right) pair, List<int> places, int symbol)
    {
        _places.Remove(pair);
        var touched = new HashSet<(int Left, int Right)>();
        foreach (var place in places)
        {
            _symbols.Join(place, symbol);
            foreach (var first in (ReadOnlySpan<int>)[_symbols.Previous(place), place])
            {
                if (AddPair(first) is { } added)
                    touched.Add(added);
            }
        }

        foreach (var added in touched)
            Enqueue(added);
    }

    /// <summary>Where a pair still is; of overlapping ones, as in a row of three equal symbols, the first.</summary>
    private List<int> TruePlaces((int Left, int Right) pair)
    {
        var kept = new List<int>();
        if (!_places.TryGetValue(pair, out var places))
            return kept;
        places.RemoveAll(place => PairAt(place) != pair);
        places.Sort();
        var end = SymbolSequences.None;
        foreach (var place in places) // which keeps those that overlap: they count once the place before them is taken
        {
            if (place == end)
                continue;
            end = _symbols.Next(place);
            kept.Add(place);
        }

        return kept;
    }

    private (int Left, int Right)? PairAt(int place)
    {
        if (place == SymbolSequences.None || _symbols.At(place) == SymbolSequences.None || _symbols.Next(place) == SymbolSequences.None)
            return null;
        return (_symbols.At(place), _symbols.At(_symbols.Next(place)));
    }

    private (int Left, int Right)? AddPair(int place)
    {
        if (PairAt(place) is not { } pair || _symbols.Text(pair.Left).Length + _symbols.Text(pair.Right).Length > _longestPiece)
            return null;
        if (!_places.TryGetValue(pair, out var places))
            places = _places[pair] = [];
        places.Add(place);
        return pair;
    }

    private void Enqueue((int Left, int Right) pair) => _queue.Enqueue(
        pair,
        (_places[pair].Sum(place => (long)_symbols.Weight(place)), _symbols.Text(pair.Left) + _symbols.Text(pair.Right)));
}
