
namespace Text.Learning;

/// <summary>Repeatedly merges the most frequent pair of adjacent symbols.</summary>
/// <remarks>
/// A pair is counted when its newer symbol is created, and again when that symbol is created in another way; in between, its count only
/// falls as other merges take its positions. The count in the queue is therefore an upper bound and is corrected only when the pair reaches
/// the front, so a merge costs time proportional to the positions it changes, not to the size of the texts.
/// </remarks>
internal sealed class PairMerges
{
    private readonly SymbolSequences _symbols;
    private readonly int _longestPiece;
    private readonly Dictionary<(int Left, int Right), List<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, string Text)> _queue =
        new(Comparer<(long Count, string Text)>.Create(MostFrequentFirst));

    /// <param name="longestPiece">Maximum length of a piece in UTF-16 units.</param>
    public PairMerges(SymbolSequences symbols, int longestPiece)
    {
        (_symbols, _longestPiece) = (symbols, longestPiece);
        for (var place = 0; place < symbols.Places; place++)
            AddPair(place);
        foreach (var pair in _places.Keys)
            Enqueue(pair);
    }

    /// <returns>The texts of at most <paramref name="most"/> new symbols, in the order of creation.</returns>
    /// <param name="minFrequency">Minimum frequency of a merged pair.</param>
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

            if (!_symbols.IsKnown(expected.Text)) // the same text may come from "ab" and "c" before "a" and "bc"
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

    /// <summary>
    /// Returns the current positions of a pair. Of overlapping ones, as in a run of three equal symbols, only the first counts.
    /// </summary>
    private List<int> TruePlaces((int Left, int Right) pair)
    {
        var kept = new List<int>();
        if (!_places.TryGetValue(pair, out var places))
            return kept;
        places.RemoveAll(place => PairAt(place) != pair);
        places.Sort();
        var end = SymbolSequences.None;
        foreach (var place in places) // overlapping positions stay: they count once the previous one is merged
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
